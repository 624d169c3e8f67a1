package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals in clones that are not as Git makes them by default: those of pipelines, and of people with two desks. */
class CheckoutsTest {

    private static final Optional<PatchId> USERS = Optional.of(PatchId.parse("1-users"));

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void pushesAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
    }

    @Test
    void validatesAndMergesFromAShallowDetachedCheckout() {
        project.git().colleagueCommits("ho-release/0.1.0", "App.java", "one\n");
        project.git().colleagueCommits("ho-release/0.1.0", "App.java", "two\n");
        Developer pipeline = project.at(
                project.git().cloneFrom("file://" + project.git().origin(), "pipeline", "--depth", "1"), "ci");
        pipeline.git("checkout", "-q", "--detach");
        Everything before = Everything.of(project, pipeline);

        pipeline.validatePatch(USERS);
        assertThat(pipeline.console().lines()).last().isEqualTo("1-users works in 0.1.0. Next: mvn hop:patch-merge");
        assertThat(project.git().originRefs()).isEqualTo(before.origin());

        pipeline.mergePatch(USERS);
        pipeline.promoteToCandidate();
        assertThat(project.git().originRefs()).containsKeys("refs/heads/ho-staged/1-users", "refs/tags/v0.1.0-rc1");
    }

    @Test
    void begunAndMergedFromADetachedHead() {
        ada.git("checkout", "-q", "--detach");

        ada.createPatch("2-orders", "0.1.0");

        assertThat(ada.branch()).isEqualTo("ho-patch/2-orders");
    }

    @Test
    void mergesInALinkedWorkingTreeAndLeavesTheOtherAlone() {
        ada.git("checkout", "-q", "ho-release/0.1.0");
        Path linked = folder.resolve("linked");
        ada.git("worktree", "add", "-q", linked.toString(), "ho-patch/1-users");
        Developer there = project.at(linked, "linked");

        there.applyPatch();
        there.mergePatch();

        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-staged/1-users");
        assertThat(ada.branch()).isEqualTo("ho-release/0.1.0");
        assertThat(project.git().status(ada.folder())).isEmpty();
        assertThat(there.console().warnings())
                .contains("ho-release/0.1.0 is not checked out: another working tree stands on it, or files here are in"
                        + " the way. git checkout ho-release/0.1.0");
        assertThat(there.branch()).isEqualTo("ho-staged/1-users");
        ada.check(false);
        assertThat(ada.git("rev-parse", "HEAD")).isEqualTo(ada.git("rev-parse", "origin/ho-release/0.1.0"));
    }
}
