package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a release is opened, and when it may be promoted. */
class ReleasesTest {

    private static final String USERS = "CREATE TABLE users (name text PRIMARY KEY);\n";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void clones() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
    }

    @Test
    void opensABranchWithAnEmptyPlan() {
        ada.createRelease(Level.MINOR);

        assertThat(project.git().originRefs())
                .containsKey("refs/heads/ho-release/0.1.0")
                .doesNotContainKey("refs/hop/lock/production");
        assertThat(ada.branch()).isEqualTo("ho-release/0.1.0");
        assertThat(ada.git("show", "origin/ho-release/0.1.0:.hop/releases/0.1.0-patches.toml"))
                .isEqualTo("[patches]");
        assertThat(ada.console().lines())
                .last()
                .isEqualTo("You are on ho-release/0.1.0. Next: mvn hop:patch-create -Dhop.patch=<id>");
    }

    @Test
    void refusesTheSameReleaseTwiceAndCountsFromAnOpenOneWhenTold() {
        ada.createRelease(Level.MINOR);

        assertThat(Refusal.changingNothing(project, ada, () -> ada.createRelease(Level.MINOR)))
                .isEqualTo("""
                        Release 0.1.0 is open already
                          Why: there is one release of a version; this one is in preparation on ho-release/0.1.0
                          Fix: git checkout ho-release/0.1.0
                               or, to count from it: mvn hop:release-create -Dhop.level=patch -Dhop.after=0.1.0
                        Nothing was published. Your branches and origin are as they were.""");

        ada.createReleaseAfter(Version.parse("0.1.0"), Level.PATCH);
        assertThat(ada.branch()).isEqualTo("ho-release/0.1.1");
        assertThat(Refusal.changingNothing(
                        project, ada, () -> ada.createReleaseAfter(Version.parse("0.7.0"), Level.PATCH)))
                .startsWith("Origin has no branch ho-release/0.7.0");
    }

    @Test
    void namesTheLevelsThatThereAre() {
        assertThat(Refusal.of(() -> Level.parse("huge")).report()).isEqualTo("""
                'huge' is not a level
                  Why: a release is one patch, minor or major step after another
                  Fix: mvn hop:release-create -Dhop.level=minor""");
        assertThat(Refusal.changingNothing(project, ada, ada::createRelease)).isEqualTo("""
                hop.level is missing
                  Why: the next release after 0.0.0 is one of: patch → 0.0.1, minor → 0.1.0, major → 1.0.0
                  Fix: mvn hop:release-create -Dhop.level=minor
                Nothing was published. Your branches and origin are as they were.""");
    }

    @Test
    void leavesAUserWithUncommittedFilesWhereHeIsAndSaysSo() {
        project.git().colleagueCommits("ho-prod", "App.java", "one\n");
        ada.git("pull", "-q");
        ada.createRelease(Level.MINOR);
        ada.git("checkout", "-q", "ho-prod");
        project.git().colleagueCommits("ho-release/0.1.0", "App.java", "two\n");
        ada.write("App.java", "mine\n");

        ada.createPatch("1-users", "0.1.0");

        assertThat(ada.branch()).isEqualTo("ho-prod");
        assertThat(project.git().read(ada.folder(), "App.java")).isEqualTo("mine\n");
        assertThat(ada.console().warnings()).anyMatch(line -> line.contains("ho-patch/1-users is not checked out"));
    }

    @Test
    void promotesTheSmallestOpenReleaseOnlyAndNamesIt() {
        ada.createRelease(Level.PATCH);
        ada.createRelease(Level.MINOR);
        ada.createPatch("2-orders", "0.1.0", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();

        assertThat(Refusal.changingNothing(project, ada, ada::promoteToProduction))
                .isEqualTo("""
                Release 0.0.1 comes before 0.1.0
                  Why: releases reach production in version order: what is in 0.0.1 will be in 0.1.0 too
                  Fix: git checkout ho-release/0.0.1
                       mvn hop:release-promote -Dhop.to=prod
                Nothing was published. Your branches and origin are as they were.""");
        assertThat(Refusal.of(ada::promoteToCandidate).problem()).isEqualTo("Release 0.0.1 comes before 0.1.0");

        ada.createPatch("1-users", "0.0.1", USERS);
        ada.mergePatch();
        ada.promoteToProduction();
        assertThat(ada.git("branch", "-r", "--list", "origin/ho-release/*").strip())
                .isEqualTo("origin/ho-release/0.1.0");
        bob.tests()
                .during(request -> assertThat(TestCluster.query(
                                request.database(),
                                "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM orders)"))
                        .as("what is in 0.0.1 is in 0.1.0")
                        .isEqualTo("0"));
        bob.promoteToProduction();
        assertThat(bob.git("show", "origin/ho-prod:Patches/1-users/10.sql")).isEqualTo(USERS.strip());
    }

    @Test
    void countsCandidatesAndRefusesThoseOfAnotherVersionMeanwhile() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", USERS);
        ada.mergePatch();
        ada.promoteToCandidate();
        ada.promoteToCandidate();
        ada.promoteToCandidate();
        assertThat(project.git().originRefs())
                .containsKeys("refs/tags/v0.1.0-rc1", "refs/tags/v0.1.0-rc2", "refs/tags/v0.1.0-rc3");

        ada.createRelease(Level.PATCH);
        ada.createPatch("2-orders", "0.0.1", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .isEqualTo("""
                        Active RC exists: 0.1.0-rc3
                          Why: staging holds one version at a time, and 0.0.1 would take its place; it can go to production without one
                          Fix: git checkout ho-release/0.0.1
                               mvn hop:release-promote -Dhop.to=prod
                        Nothing was published. Your branches and origin are as they were.""");
        ada.promoteToProduction();
        assertThat(project.git().originRefs()).containsKey("refs/tags/v0.0.1");
    }

    @Test
    void refusesProductionUntilWhatIsStagedWasACandidateAgain() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", USERS);
        ada.mergePatch();
        ada.promoteToCandidate();
        ada.createPatch("2-orders", "0.1.0", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();

        assertThat(Refusal.changingNothing(project, ada, ada::promoteToProduction))
                .isEqualTo("""
                        0.1.0-rc1 is not what is staged in 0.1.0 now
                          Why: staging tried [1-users], and production would get [1-users, 2-orders]
                          Fix: mvn hop:release-promote -Dhop.to=rc
                        Nothing was published. Your branches and origin are as they were.""");
        ada.promoteToCandidate();
        ada.promoteToProduction();

        assertThat(project.git().originRefs())
                .containsKeys("refs/tags/v0.1.0-rc2", "refs/tags/v0.1.0")
                .doesNotContainKeys("refs/heads/ho-staged/1-users", "refs/heads/ho-staged/2-orders");
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-prod", ".hop/releases/")
                        .lines())
                .containsExactly(
                        ".hop/releases/0.1.0-rc1.txt", ".hop/releases/0.1.0-rc2.txt", ".hop/releases/0.1.0.txt");
        assertThat(ada.branch()).isEqualTo("ho-prod");
        assertThat(ada.git("branch", "--list", "ho-*", "--format=%(refname:short)"))
                .isEqualTo("ho-prod");
    }

    @Test
    void carriesACandidateOntoAPatchThatWasBegunMeanwhileAndRefusesThatForProduction() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", USERS);
        ada.mergePatch();
        ada.tests().during(request -> bob.createPatch("2-orders", "0.1.0"));
        ada.promoteToCandidate();

        assertThat(ada.tests().runs())
                .as("one for the merge, one for the candidate")
                .isEqualTo(2);
        assertThat(ada.git("show", "v0.1.0-rc1:.hop/releases/0.1.0-patches.toml"))
                .isEqualTo("[patches]\n\"1-users\" = \"staged\"\n\"2-orders\" = \"candidate\"");

        bob.commit("Patches/2-orders/10.sql", "CREATE TABLE orders (id int);\n");
        bob.mergePatch();
        ada.tests().during(request -> {});
        ada.promoteToCandidate();
        ada.tests().during(request -> bob.createPatch("3-items", "0.1.0"));
        assertThat(Refusal.of(ada::promoteToProduction).report()).isEqualTo("""
                        Release 0.1.0 has patches in development: 3-items
                          Why: production ends the release, and they would belong to none
                          Fix: git checkout ho-patch/3-items
                               mvn hop:patch-merge
                        Nothing was published. Your branches and origin are as they were.""");
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-release/0.1.0", "refs/heads/ho-patch/3-items")
                .doesNotContainKeys("refs/tags/v0.1.0", "refs/hop/lock/production");
    }

    @Test
    void mergesInTheTransactionsOfAnUpgradeWithoutCreatedb() {
        Developer poor = project.cloneWithoutCreatedb("poor");
        poor.release("1-users", USERS);
        poor.createRelease(Level.MINOR);
        poor.createPatch("2-names", "0.1.0", "COPY users FROM stdin WITH (FREEZE);\nada\n\\.\n");

        assertThat(Refusal.of(poor::mergePatch).report())
                .startsWith("Patches/2-names/10.sql:1:1 failed")
                .contains("cannot perform COPY FREEZE because the table was not created")
                .contains("Your development database is half built; the same command builds it anew.")
                .endsWith(Refusal.NOTHING_PUBLISHED);
        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-patch/2-names");
    }

    @Test
    void refusesNothingStagedAndNoOpenRelease() {
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToProduction))
                .isEqualTo("""
                There is no open release to promote
                  Why: a release is open from its creation until its promotion to production
                  Fix: mvn hop:release-create -Dhop.level=minor
                Nothing was published. Your branches and origin are as they were.""");
        ada.createRelease(Level.MINOR);
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .isEqualTo("""
                Nothing is staged in release 0.1.0
                  Why: a release is promoted with the patches that were merged into it, and there is none
                  Fix: mvn hop:patch-create -Dhop.patch=<id> -Dhop.release=0.1.0
                Nothing was published. Your branches and origin are as they were.""");
        ada.createPatch("1-users", "0.1.0");
        ada.createPatch("2-orders", "0.1.0");
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .contains("""
                  Fix: git checkout ho-patch/1-users
                       or: git checkout ho-patch/2-orders
                       mvn hop:patch-merge
                """);
    }
}
