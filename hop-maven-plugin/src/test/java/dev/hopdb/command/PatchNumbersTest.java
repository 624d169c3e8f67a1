package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a patch may be called, and to whom its number belongs. */
class PatchNumbersTest {

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
    void takesANumberAndMakesBranchFolderAndReadme() {
        ada.createPatch("1-users");

        assertThat(project.git().originRefs())
                .containsKeys("refs/hop/id/1", "refs/heads/ho-patch/1-users", "refs/heads/ho-release/0.1.0");
        assertThat(ada.branch()).isEqualTo("ho-patch/1-users");
        assertThat(project.git().read(ada.folder(), "Patches/1-users/README.md"))
                .startsWith("# 1-users\n");
        assertThat(ada.git("show", "origin/ho-release/0.1.0:.hop/releases/0.1.0-patches.toml"))
                .isEqualTo("[patches]\n\"1-users\" = \"candidate\"");
        assertThat(ada.console().lines())
                .last()
                .isEqualTo("You are on ho-patch/1-users. Next: add .sql files to Patches/1-users, then mvn"
                        + " hop:patch-apply");
    }

    @Test
    void dropsLeadingZerosAndSaysWhy() {
        ada.createPatch("007");

        assertThat(ada.branch()).isEqualTo("ho-patch/7");
        assertThat(ada.console().lines())
                .anyMatch(line -> line.contains("Patches/7 (a number has no leading zeros: 007 is 7)"));
    }

    @Test
    void refusesOtherLettersAndChangesNothing() {
        for (String id : new String[] {"users", "1-Users", "1_users", "1 users", "1-", "-1", ""}) {
            assertThat(Refusal.changingNothing(project, ada, () -> ada.createPatch(id)))
                    .isEqualTo("""
                            '%s' is not the id of a patch
                              Why: an id is a ticket number, then optionally a dash and words of a-z and 0-9 joined by dashes
                              Fix: write it like 7 or 7-users: mvn hop:patch-create -Dhop.patch=7-users
                            Nothing was published. Your branches and origin are as they were.""".formatted(id));
        }
    }

    @Test
    void refusesATakenNumberEvenWithOtherWordsAndAfterItWasReleased() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");

        assertThat(Refusal.changingNothing(project, ada, () -> ada.createPatch("1-people", "0.1.0")))
                .isEqualTo("""
                        Number 1 is taken by patch 1-users (on ho-patch/1-users)
                          Why: one number belongs to one patch, whatever the words after it
                          Fix: mvn hop:patch-create -Dhop.patch=<another number>
                        Nothing was published. Your branches and origin are as they were.""");
        assertThat(Refusal.of(() -> ada.createPatch("01-users", "0.1.0")).fix())
                .isEqualTo("git checkout ho-patch/1-users");

        ada.mergePatch();
        assertThat(Refusal.of(() -> ada.createPatch("1-users")).problem())
                .startsWith("Number 1 is taken by patch 1-users");
        ada.promoteToProduction();
        ada.createRelease(Level.MINOR);
        assertThat(Refusal.of(() -> ada.createPatch("1")).problem())
                .isEqualTo("Number 1 is taken by patch 1-users (on ho-prod)");
    }

    @Test
    void givesBackAPatchWhoseBranchOriginLost() {
        ada.createPatch("1-users");
        var before = project.git().originRefs();
        project.git().run(project.git().origin(), "update-ref", "-d", "refs/heads/ho-patch/1-users");

        ada.createPatch("1-users", "0.1.0");

        assertThat(project.git().originRefs()).isEqualTo(before);
    }

    @Test
    void refusesAReleaseThatIsNotOpen() {
        assertThat(Refusal.changingNothing(project, ada, () -> ada.createPatch("1-users", "0.9.0")))
                .isEqualTo("""
                        Origin has no branch ho-release/0.9.0
                          Why: hop takes what it merges and publishes from origin, and found nothing of that name there
                          Fix: git fetch origin
                               mvn hop:status
                        Nothing was published. Your branches and origin are as they were.""");
    }

    @Test
    void mustBeOnAReleaseBranchOrNameOne() {
        ada.git("checkout", "-q", "ho-prod");

        assertThat(Refusal.changingNothing(project, ada, () -> ada.createPatch("1-users")))
                .isEqualTo("""
                        hop:patch-create must be on a ho-release branch, and this is ho-prod
                          Why: a patch begins in a release: that of the current branch, or the one named; open releases: 0.1.0
                          Fix: mvn hop:patch-create -Dhop.patch=1-users -Dhop.release=<X.Y.Z>
                        Nothing was published. Your branches and origin are as they were.""");
    }
}
