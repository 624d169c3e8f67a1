package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever published something reads so, also when the clone cannot be brought in line with it. */
class AfterPublicationTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void beginsAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
    }

    @Test
    void saysThatTheMergeIsPublishedAndTheFixWorksAsPrinted() {
        ada.git("branch", "ho-staged");

        assertThat(Refusal.of(ada::mergePatch).report()).isEqualTo("""
                        The branches or files of this clone cannot be changed: ho-patch/1-users cannot be renamed: IO_FAILURE
                          Why: a lock that a killed Git left, a branch of a name in the way, or a full disk does that
                          Fix: git status
                               mend that, then: mvn hop:check
                        Published: ho-release/0.1.0, ho-staged/1-users. Your clone is not in line with it yet.""");

        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-staged/1-users");
        ada.git("branch", "-D", "ho-staged");
        ada.check(false);
        assertThat(ada.branch()).isEqualTo("ho-staged/1-users");
        assertThat(ada.git("rev-parse", "ho-release/0.1.0")).isEqualTo(ada.git("rev-parse", "origin/ho-release/0.1.0"));
    }

    @Test
    void saysThatTheReleaseIsPromoted() throws IOException {
        ada.mergePatch();
        ada.git("checkout", "-q", "ho-prod");
        Path lock = Files.createFile(ada.folder().resolve(".git/HEAD.lock"));

        assertThat(Refusal.of(ada::promoteToCandidate).standing())
                .isEqualTo("Published: ho-release/0.1.0, v0.1.0-rc1. Your clone is not in line with it yet.");
        Files.delete(lock);
        ada.git("checkout", "-q", "ho-release/0.1.0");
        Files.createFile(lock);
        assertThat(Refusal.of(ada::promoteToProduction).standing())
                .isEqualTo("Published: ho-prod, v0.1.0. Your clone is not in line with it yet.");

        assertThat(project.git().originRefs()).containsKeys("refs/tags/v0.1.0-rc1", "refs/tags/v0.1.0");
        assertThat(project.git().originRefs()).doesNotContainKey("refs/heads/ho-release/0.1.0");
    }

    @Test
    void saysThatTheReleaseIsOpen() throws IOException {
        Files.createFile(ada.folder().resolve(".git/HEAD.lock"));

        assertThat(Refusal.of(() -> ada.createRelease(Level.MAJOR)).standing())
                .isEqualTo("Published: ho-release/1.0.0. Your clone is not in line with it yet.");

        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-release/1.0.0");
    }
}
