package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.command.Victim.Goal;
import dev.hopdb.version.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed after a step, whichever it is: the next goal finds the state before it or the one after. */
class CrashTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void opensARelease() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void createsAReleaseOnceThoughKilledAfterPublishing() {
        kill(Goal.RELEASE_CREATE, "major", 1);

        ada.check(false);
        assertThat(project.git().originRefs())
                .containsKey("refs/heads/ho-release/1.0.0")
                .doesNotContainKey("refs/hop/lock/production");
        assertThat(Refusal.of(() -> ada.createRelease(Level.MAJOR)).problem())
                .isEqualTo("Release 1.0.0 is open already");
    }

    @Test
    void beginsAPatchOnceThoughKilledAfterPublishing() {
        kill(Goal.PATCH_CREATE, "1-users", 1);

        assertThat(Refusal.of(() -> ada.createPatch("1-users")).fix()).isEqualTo("git checkout ho-patch/1-users");
        ada.git("checkout", "-q", "ho-patch/1-users");
        ada.commit("Patches/1-users/10.sql", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        leavesNothingBehind();
    }

    @Test
    void mergesOnceThoughKilledAfterAnyStep() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.write("notes.txt", "mine\n");
        ada.git("stash", "-q", "-u");
        Everything before = Everything.of(project, ada);
        for (int step = 1; step <= 4; step++) {
            kill(Goal.PATCH_MERGE, "-", step);

            assertThat(project.git().originRefs()).containsKey("refs/hop/lock/0.1.0");
            Everything after = Everything.of(project, ada);
            after.origin().remove("refs/hop/lock/0.1.0");
            assertThat(after.origin()).isEqualTo(before.origin());
            assertThat(after.branches()).isEqualTo(before.branches());
            assertThat(after.status()).isEqualTo(before.status());
        }
        kill(Goal.PATCH_MERGE, "-", 5);

        ada.check(false);
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-staged/1-users")
                .doesNotContainKeys("refs/heads/ho-patch/1-users", "refs/hop/lock/0.1.0");
        assertThat(ada.branch()).isEqualTo("ho-staged/1-users");
        ada.promoteToCandidate();
        assertThat(ada.branch()).isEqualTo("ho-release/0.1.0");
        leavesNothingBehind();
    }

    @Test
    void promotesOnceThoughKilledAfterAnyStep() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        var before = project.git().originRefs();
        for (int step : List.of(1, 2, 3)) {
            kill(Goal.PROMOTE_RC, "-", step);
            kill(Goal.PROMOTE_PROD, "-", step);
            var after = project.git().originRefs();
            after.keySet().removeIf(name -> name.startsWith("refs/hop/lock/"));
            assertThat(after).isEqualTo(before);
        }

        kill(Goal.PROMOTE_RC, "-", 4);
        assertThat(project.git().originRefs())
                .containsKey("refs/tags/v0.1.0-rc1")
                .doesNotContainKeys("refs/hop/lock/0.1.0", "refs/hop/lock/production");
        kill(Goal.PROMOTE_PROD, "-", 4);
        assertThat(project.git().originRefs())
                .containsKey("refs/tags/v0.1.0")
                .doesNotContainKeys("refs/heads/ho-release/0.1.0", "refs/hop/lock/0.1.0", "refs/hop/lock/production");

        ada.createRelease(Level.MINOR);
        assertThat(ada.branch()).isEqualTo("ho-release/0.2.0");
        ada.createPatch("2-orders", "0.2.0", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        leavesNothingBehind();
    }

    private void kill(Goal goal, String argument, int step) {
        assertThat(Victim.run(ada, goal, argument, step)).as("ended by force").isEqualTo(Victim.KILLED);
    }

    private void leavesNothingBehind() {
        assertThat(Everything.scratch(project)).isEqualTo("no scratch");
        assertThat(project.git().originRefs().keySet()).noneMatch(name -> name.startsWith("refs/hop/lock/"));
        assertThat(filesIn("validation")).isEmpty();
        assertThat(filesIn("claims")).isEmpty();
        assertThat(filesIn("scratch")).isEmpty();
    }

    private List<Path> filesIn(String name) {
        Path local = ada.folder().resolve(".hop/local").resolve(name);
        try (Stream<Path> files = Files.exists(local) ? Files.list(local) : Stream.empty()) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
