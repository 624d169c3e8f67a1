package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans and released patches that somebody edited by hand: refused by name, and nothing is guessed. */
class ProjectFilesRefusedTest {

    private static final String PLAN = ".hop/releases/0.1.0-patches.toml";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void stagesAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
    }

    @Test
    void refusesAPlanThatMakesNoSense() {
        edited("[patches]\n\"1-users\" = staged\n", "line 2");
        edited("[patches]\n\"1-users\" = \"done\"\n", "1-users is 'done', neither candidate nor staged");
        edited(
                "[patches]\n\"1-users\" = \"staged\"\n\"1-people\" = \"candidate\"\n",
                "1-users and 1-people have one number");
        edited("[patches]\n\"Users\" = \"staged\"\n", "'Users' is not the id of a patch");
        edited("[patch]\n\"1-users\" = \"staged\"\n", "it has [patch] where one table, [patches], is expected");

        ada.check(false);
        assertThat(ada.console().warnings())
                .anyMatch(line -> line.startsWith("ho-release/0.1.0: The plan of release 0.1.0 cannot be read"));
    }

    private void edited(String plan, String why) {
        project.git().colleagueCommits("ho-release/0.1.0", PLAN, plan);
        ada.git("pull", "-q");
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .startsWith("The plan of release 0.1.0 cannot be read\n  Why: ")
                .contains(why)
                .endsWith("""
                          Fix: git log -p -- .hop/releases/0.1.0-patches.toml
                               shows its history: restore it on ho-release/0.1.0
                        Nothing was published. Your branches and origin are as they were.""");
    }

    @Test
    void refusesAReleasedPatchThatWasEdited() {
        ada.promoteToProduction();
        project.git().colleagueCommits("ho-prod", "Patches/1-users/10.sql", "CREATE TABLE users (id int);\n");
        ada.createRelease(Level.MINOR);
        ada.createPatch("2-orders", "0.2.0", "CREATE TABLE orders (id int);\n");

        String refusal = """
                Patches/1-users is not as it was released in 0.1.0
                  Why: databases in production have run it as it was; what is released never changes
                  Fix: git checkout v0.1.0 -- Patches/1-users
                       and put the change into a new patch
                """;
        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .isEqualTo(refusal + Refusal.NOTHING_PUBLISHED);
        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch))
                .isEqualTo(refusal + "Your development database is as it was.");
        ada.git("checkout", "v0.1.0", "--", "Patches/1-users");
        ada.git("commit", "-q", "-m", "Restore it");
        ada.mergePatch();
    }

    @Test
    void acceptsLineEndsOfAnotherSystem() {
        ada.promoteToProduction();
        ada.createRelease(Level.MINOR);
        ada.createPatch("2-orders", "0.2.0", "CREATE TABLE orders (id int);\n");
        ada.write("Patches/1-users/10.sql", "CREATE TABLE users (name text);\r\n");

        ada.applyPatch();

        assertThat(ada.development()).isEqualTo("orders, users");
    }
}
