package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the development database becomes of the files of a patch, and which files are refused. */
class PatchFilesTest {

    private static final String AS_IT_WAS = "Your development database is as it was.";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void beginsAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users");
    }

    @Test
    void makesTheDatabaseAnewEachTimeAndKeepsItWhenAScriptFails() {
        ada.write("Patches/1-users/10.sql", """
                CREATE TABLE users (name text);
                INSERT INTO users VALUES ('ada');
                CREATE SCHEMA tools;
                CREATE FUNCTION tools.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
                """);
        ada.applyPatch();
        ada.applyPatch();
        assertThat(ada.query("SELECT count(*) + tools.one() FROM users")).isEqualTo("2");

        ada.write("Patches/1-users/20.sql", "CREATE TABLE more (id int);\n\nSELECT nonsense;\n");
        ada.write("Patches/1-users/30.sql", "CREATE TABLE never (id int);\n");
        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch)).isEqualTo("""
                        Patches/1-users/20.sql:3:8 failed
                          Why: column "nonsense" does not exist (SQLSTATE 42703)
                               in: SELECT nonsense;
                          Fix: mend Patches/1-users/20.sql, then run the same command again
                        Your development database is as it was.""");
        assertThat(ada.development()).isEqualTo("users");

        ada.write("Patches/1-users/20.sql", "CREATE TABLE more (id int);\n");
        ada.applyPatch();
        assertThat(ada.development()).isEqualTo("more, never, users");
    }

    @Test
    void refusesADatabaseThatItDidNotMake() {
        TestCluster.run("postgres", "CREATE DATABASE " + ada.database());
        TestCluster.run(ada.database(), "CREATE TABLE precious (id int)");
        ada.write("Patches/1-users/10.sql", "CREATE TABLE users (name text);\n");

        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch)).isEqualTo("""
                hop did not make database '%1$s', so it stays as it is
                  Why: it has no mark of hop and is not empty, and hop would replace all that is in it
                  Fix: name another database: -Dhop.url=jdbc:postgresql://host:5432/another
                       or, if it can go: dropdb "%1$s"
                Your development database is as it was.""".formatted(ada.database()));
        assertThat(ada.development()).isEqualTo("precious");
    }

    @Test
    void stopsAMergeAtASqlErrorWithFileAndLine() {
        ada.commit("Patches/1-users/10.sql", "CREATE TABLE users (name text);\nINSERT INTO people VALUES (1);\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                        Patches/1-users/10.sql:2:13 failed
                          Why: relation "people" does not exist (SQLSTATE 42P01)
                               in: INSERT INTO people VALUES (1);
                          Fix: mend Patches/1-users/10.sql, then run the same command again
                        Nothing was published. Your branches and origin are as they were.""");
        assertThat(ada.tests().runs()).isZero();
    }

    @Test
    void refusesAScriptThatGitIgnoresUntilItIsAdded() {
        ada.commit(".gitignore", ".hop/local/\ntarget/\n20*.sql\n.*.swp\n");
        ada.commit("Patches/1-users/10.sql", "CREATE TABLE users (name text);\n");
        ada.write("Patches/1-users/20_more.sql", "CREATE TABLE more (id int);\n");
        String refusal = """
                Git ignores Patches/1-users/20_more.sql
                  Why: a merge takes what is committed, and would leave it out without a word
                  Fix: git add -f Patches/1-users/20_more.sql""";

        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch))
                .isEqualTo(refusal + "\n       mvn hop:patch-apply\n" + AS_IT_WAS);
        for (String goal : List.of("patch-merge", "patch-validate")) {
            assertThat(Refusal.changingNothing(
                            project, ada, goal.equals("patch-merge") ? ada::mergePatch : ada::validatePatch))
                    .isEqualTo(refusal + " && git commit\n       mvn hop:" + goal + "\n" + Refusal.NOTHING_PUBLISHED);
        }
        ada.git("add", "-f", "Patches/1-users/20_more.sql");
        ada.applyPatch();
        assertThat(ada.development()).isEqualTo("more, users");
        ada.git("commit", "-q", "-m", "More");
        ada.write("Patches/1-users/.10.sql.swp", "of an editor");
        ada.mergePatch();
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-release/0.1.0", "Patches/1-users/"))
                .contains("20_more.sql");
    }

    @Test
    void refusesFilesThatAreNoScripts() {
        ada.commit("Patches/1-users/10.sql.bak", "x\n");
        String refusal = """
                Patches/1-users/10.sql.bak is neither a script nor the README
                  Why: a patch holds .sql files, .java files and README.md: anything else would be released and never run
                  Fix: rename it, or move it out of Patches/1-users
                """;

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .isEqualTo(refusal + Refusal.NOTHING_PUBLISHED);
        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch)).isEqualTo(refusal + AS_IT_WAS);
    }

    @Test
    void refusesAFolderInAPatch() {
        ada.commit("Patches/1-users/more/10.sql", "SELECT 1;\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                Patches/1-users/more/ is a folder, and a patch has none
                  Why: the scripts of a patch run in the order of their names, and nobody could say where those of a folder come
                  Fix: move its files into Patches/1-users, each with a name that says its place
                Nothing was published. Your branches and origin are as they were.""");
    }

    @Test
    void refusesNamesThatDifferInCaseOnly() {
        ada.commit("Patches/1-users/a.sql", "SELECT 1;\n");
        ada.commit("Patches/1-users/A.sql", "SELECT 1;\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                Patches/1-users has both A.sql and a.sql
                  Why: on Windows and macOS the two are one file, so one of them would be lost there
                  Fix: rename one: git mv Patches/1-users/a.sql Patches/1-users/<new name>
                Nothing was published. Your branches and origin are as they were.""");
    }

    @Test
    void refusesAPatchWithoutItsFolder() {
        ada.git("rm", "-q", "-r", "Patches/1-users");
        ada.git("commit", "-q", "-m", "Lose it");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                There is no folder Patches/1-users
                  Why: a patch is the scripts in its folder, and a README.md where it has none
                  Fix: git checkout origin/ho-patch/1-users -- Patches/1-users
                Nothing was published. Your branches and origin are as they were.""");
        ada.git("checkout", "origin/ho-patch/1-users", "--", "Patches/1-users");
    }

    @Test
    void refusesAPatchThatIsInNoPlan() {
        ada.git("checkout", "-q", "-b", "ho-patch/9-lost", "ho-prod");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                Patch not found: 9-lost is in no open release
                  Why: none of the open releases lists it
                  Fix: mvn hop:status
                       or, for a new one: mvn hop:patch-create -Dhop.patch=9-lost
                Nothing was published. Your branches and origin are as they were.""");
        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch)).isEqualTo("""
                Patch not found: no plan in this tree names 9-lost
                  Why: a patch belongs to the release in whose plan it stands
                  Fix: git merge origin/ho-release/<X.Y.Z>
                       or, for a new one: mvn hop:patch-create -Dhop.patch=<id>
                Your development database is as it was.""");
    }

    @Test
    void mustBeOnAPatchBranch() {
        ada.git("checkout", "-q", "--detach");
        String refusal = """
                hop:%s must be on a ho-patch branch, and this is a detached HEAD
                  Why: it works on the patch of the current branch
                  Fix: mvn hop:status
                       git checkout ho-patch/1-users
                """;

        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch))
                .isEqualTo(refusal.formatted("patch-apply") + AS_IT_WAS);
        assertThat(Refusal.changingNothing(project, ada, ada::validatePatch))
                .isEqualTo(refusal.formatted("patch-validate") + Refusal.NOTHING_PUBLISHED);
        ada.git("checkout", "-q", "ho-release/0.1.0");
        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .startsWith("hop:patch-merge must be on a ho-patch branch, and this is ho-release/0.1.0")
                .endsWith(Refusal.NOTHING_PUBLISHED);
    }
}
