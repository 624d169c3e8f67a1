package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.PatchId;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes part of a release: exactly what was tested, in the order of the merges. */
class PatchMergeTest {

    private static final String PLAN = "origin/ho-release/0.1.0:.hop/releases/0.1.0-patches.toml";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void opensARelease() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void testsTheSecondOfTwoParallelPatchesTogetherWithTheFirst() {
        ada.createPatch("2-users", "0.1.0", "CREATE TABLE users (name text PRIMARY KEY);\n");
        bob.createPatch("1-orders", "0.1.0", "CREATE TABLE orders (id int PRIMARY KEY);\n");
        ada.mergePatch();
        bob.tests()
                .during(request -> assertThat(TestCluster.query(
                                request.database(),
                                "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM orders)"))
                        .isEqualTo("0"));

        bob.mergePatch();

        assertThat(bob.git("show", PLAN)).isEqualTo("[patches]\n\"2-users\" = \"staged\"\n\"1-orders\" = \"staged\"");
        assertThat(bob.git("show", "origin/ho-release/0.1.0:Patches/2-users/10.sql"))
                .isNotEmpty();
        bob.promoteToProduction();
        assertThat(bob.git("show", "origin/ho-prod:.hop/releases/0.1.0.txt")
                        .lines()
                        .skip(1))
                .extracting(line -> line.split(" ")[0])
                .containsExactly("2-users", "1-orders");
    }

    @Test
    void publishesTheCommitThatWasTested() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        String[] tested = {""};
        ada.tests()
                .during(request -> tested[0] = project.git().read(request.top(), ".hop/releases/0.1.0-patches.toml"));

        ada.mergePatch();

        assertThat(tested[0].strip()).isEqualTo(ada.git("show", PLAN));
        assertThat(ada.git("log", "-1", "--format=%B", "origin/ho-release/0.1.0")
                        .strip())
                .isEqualTo("Merge patch 1-users into 0.1.0\n\nCloses #1");
        assertThat(ada.git("branch", "--list", "ho-*", "--format=%(refname:short)")
                        .lines())
                .containsExactly("ho-prod", "ho-release/0.1.0", "ho-staged/1-users");
        assertThat(ada.console().lines())
                .last()
                .isEqualTo("You are on ho-release/0.1.0. Next: mvn hop:release-promote -Dhop.to=rc");
    }

    @Test
    void namesTheFilesInConflictAndItsFixWorksAsPrinted() {
        ada.createPatch("1-a", "0.1.0", "SELECT 1;\n");
        ada.commit("App.java", "ada\n");
        bob.createPatch("2-b", "0.1.0", "SELECT 2;\n");
        bob.commit("App.java", "bob\n");
        ada.mergePatch();

        assertThat(Refusal.changingNothing(project, bob, bob::mergePatch)).isEqualTo("""
                        ho-release/0.1.0 and ho-patch/2-b both changed App.java
                          Why: hop resolves no conflict by itself: only a person knows what both changes meant
                          Fix: git checkout ho-patch/2-b
                               git fetch origin
                               git merge origin/ho-release/0.1.0
                               mend the files, then: git commit -a
                               mvn hop:patch-merge
                        Nothing was published. Your branches and origin are as they were.""");

        bob.git("checkout", "ho-patch/2-b");
        bob.git("fetch", "origin");
        assertThat(project.git()
                        .tryRun(bob.folder(), "merge", "origin/ho-release/0.1.0")
                        .succeeded())
                .isFalse();
        bob.write("App.java", "ada and bob\n");
        bob.git("add", "App.java");
        bob.git("commit", "-q", "--no-edit");
        bob.mergePatch();

        assertThat(bob.git("show", "origin/ho-release/0.1.0:App.java")).isEqualTo("ada and bob");
    }

    @Test
    void leavesEverythingAfterFailedTestsAndWorksWhenTriedAgain() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.applyPatch();
        ada.tests().say(new TestOutcome.Blocked("1 test, 1 failed", List.of(), "it fails", "mend the test"));

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch).replaceAll("log is .*", "log is <file>"))
                .isEqualTo("""
                        Tests failed with patch 1-users in release 0.1.0: 1 test, 1 failed
                          Why: it fails
                          Fix: mend the test, then mvn hop:patch-merge
                               The log is <file>
                        Nothing was published. Your branches and origin are as they were.""");

        ada.tests().say(ScriptedTests.passing("com.acme.UsersTest"));
        ada.mergePatch();
        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-staged/1-users");
    }

    @Test
    void refusesFilesThatAreNotCommitted() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.write("Patches/1-users/20.sql", "SELECT 1;\n");
        ada.write("Patches/1-users/10.sql", "SELECT 2;\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                The working tree is not clean: Patches/1-users/10.sql, Patches/1-users/20.sql
                  Why: what is merged is what is committed, and these files would be left out
                  Fix: git add Patches/1-users/10.sql Patches/1-users/20.sql && git commit
                       mvn hop:patch-merge
                Nothing was published. Your branches and origin are as they were.""");
        assertThat(ada.tests().runs()).isZero();
    }

    @Test
    void namesUncommittedFilesAsAShellTakesThem() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.write("Patches/1-users/ada's notes.md", "Later.\n");
        ada.write("-draft.md", "Later.\n");

        assertThat(Refusal.of(ada::mergePatch).report())
                .contains("Fix: git add :/-draft.md 'Patches/1-users/ada'\\''s notes.md' && git commit\n");
    }

    @Test
    void carriesWhatWasTestedOntoACandidateThatCameMeanwhile() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.tests().during(request -> bob.createPatch("2-orders", "0.1.0"));

        ada.mergePatch();

        assertThat(ada.tests().runs()).isEqualTo(1);
        assertThat(ada.git("show", PLAN))
                .isEqualTo("[patches]\n\"1-users\" = \"staged\"\n\"2-orders\" = \"candidate\"");
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-patch/2-orders", "refs/heads/ho-staged/1-users");
    }

    @Test
    void keepsItsDatabaseAndFilesWhileAnotherGoalIsAtWorkInTheSameClone() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.tests().during(request -> {
            assertThat(Victim.run(ada, Victim.Goal.PATCH_APPLY, "-", Victim.NEVER))
                    .isZero();
            assertThat(TestCluster.query(request.database(), "SELECT count(*) FROM users"))
                    .isEqualTo("0");
            assertThat(request.top().resolve(".hop/config.toml")).exists();
        });

        ada.mergePatch();

        assertThat(ada.development()).isEqualTo("users");
        assertThat(Everything.scratch(project)).isEqualTo("no scratch");
    }

    @Test
    void testsAgainWhenMoreThanCandidatesMoved() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        boolean[] once = {true};
        ada.tests().during(request -> {
            if (once[0]) {
                project.git().colleagueCommits("ho-release/0.1.0", "App.java", "new\n");
            }
            once[0] = false;
        });

        ada.mergePatch();

        assertThat(ada.tests().runs()).isEqualTo(2);
        assertThat(ada.git("show", "origin/ho-release/0.1.0:App.java")).isEqualTo("new");
    }

    @Test
    void losesNoCommitThatReachedThePatchBranchMeanwhile() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
        ada.tests().during(request -> {
            project.git().colleagueCommits("ho-patch/1-users", "App.java", "important\n");
            bob.createPatch("2-orders", "0.1.0");
        });

        assertThat(Refusal.of(ada::mergePatch).report())
                .startsWith("ho-patch/1-users moved on origin while you were working")
                .endsWith(Refusal.NOTHING_PUBLISHED);

        assertThat(project.git().run(project.git().origin(), "show", "ho-patch/1-users:App.java"))
                .isEqualTo("important");
        assertThat(project.git().originRefs())
                .doesNotContainKeys("refs/heads/ho-staged/1-users", "refs/hop/lock/0.1.0");
    }

    @Test
    void refusesATipThatLacksCommitsOfOrigin() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
        project.git().colleagueCommits("ho-patch/1-users", "App.java", "x\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                ho-patch/1-users is not synced: origin has commits that you have not
                  Why: merging without them would leave a colleague's work behind
                  Fix: git pull origin ho-patch/1-users
                       mvn hop:patch-merge
                Nothing was published. Your branches and origin are as they were.""");
    }

    @Test
    void mergesANamedPatchFromAnyBranchAndLeavesTheUserWhereHeIs() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
        bob.write("notes.txt", "mine\n");

        bob.mergePatch(Optional.of(PatchId.parse("1-users")));

        assertThat(bob.branch()).isEqualTo("ho-prod");
        assertThat(project.git().status(bob.folder())).isEqualTo("?? notes.txt");
        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-staged/1-users");
        ada.status();
        assertThat(ada.branch()).isEqualTo("ho-patch/1-users");
        ada.check(false);
        assertThat(ada.branch()).as("renamed, since all its commits went along").isEqualTo("ho-staged/1-users");
    }
}
