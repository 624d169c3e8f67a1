package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.TestCluster;
import dev.hopdb.problem.HopException;
import dev.hopdb.testrun.FailedTest;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop that everything else stands on: a release, patches, promotion, and a database in production. */
class DevelopmentLoopTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void clones() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
    }

    @Test
    void goesFromAReleaseToADatabaseInProduction() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text PRIMARY KEY);\n");
        ada.applyPatch();
        assertThat(ada.query("SELECT count(*) FROM users")).isEqualTo("0");

        ada.mergePatch();
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-staged/1-users", "refs/hop/id/1")
                .doesNotContainKeys("refs/heads/ho-patch/1-users", "refs/hop/lock/0.1.0");
        assertThat(ada.git("branch", "--show-current")).isEqualTo("ho-release/0.1.0");

        ada.promoteToCandidate();
        ada.promoteToProduction();
        assertThat(project.git().originRefs())
                .containsKeys("refs/tags/v0.1.0-rc1", "refs/tags/v0.1.0", "refs/heads/ho-prod")
                .doesNotContainKeys("refs/heads/ho-release/0.1.0", "refs/heads/ho-staged/1-users");
        assertThat(ada.git("branch", "--show-current")).isEqualTo("ho-prod");

        String production = TestCluster.freshName("production");
        ada.upgrade(production, Optional.empty());
        assertThat(TestCluster.query(TestCluster.address(production), "SELECT count(*) FROM users"))
                .isEqualTo("0");
    }

    @Test
    void publishesNothingWhenATestFails() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        var before = project.git().originRefs();
        ada.tests()
                .say(new TestOutcome.Blocked(
                        "14 tests, 1 failed",
                        List.of(new FailedTest("UsersTest.refusesTwo", "UsersTest.java:31", "expected")),
                        "a patch is merged only when the whole release passes with it",
                        "mend the test"));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(ada::mergePatch)
                .satisfies(e -> assertThat(e.report())
                        .contains("Tests failed with patch 1-users in release 0.1.0")
                        .endsWith("Nothing was published. Your branches and origin are as they were."));

        assertThat(project.git().originRefs()).isEqualTo(before);
        assertThat(ada.git("branch", "--show-current")).isEqualTo("ho-patch/1-users");
    }
}
