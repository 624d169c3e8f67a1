package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.document.BootstrapStanding.Script;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reference data: in every database, once. */
class BootstrapTest {

    private static final String ROLES = "-- @HOP:bootstrap\nINSERT INTO roles VALUES ('admin'), ('guest');\n";
    private static final String COPY = "1-1-roles-0.0.1.sql";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private String target;

    @BeforeEach
    void beginsAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        ada.createRelease(Level.PATCH);
        ada.createPatch("1-roles");
        ada.commit("Patches/1-roles/10.sql", "CREATE TABLE roles (name text);\n");
        ada.commit("Patches/1-roles/20.sql", ROLES);
    }

    @Test
    void runOnceInDevelopmentInFreshClonesAndInTargets() {
        ada.applyPatch();
        assertThat(ada.query("SELECT count(*) FROM roles")).isEqualTo("2");
        ada.mergePatch();
        ada.promoteToProduction();

        ada.createRelease(Level.PATCH);
        ada.createPatch("2-more");
        ada.commit("Patches/2-more/10.sql", "ALTER TABLE roles ADD id int GENERATED ALWAYS AS IDENTITY;\n");
        ada.commit("Patches/2-more/20.sql", "-- @HOP:bootstrap\nINSERT INTO roles VALUES ('owner');\n");
        ada.mergePatch();
        ada.promoteToProduction();
        Developer bob = project.clone("bob");
        bob.createRelease(Level.PATCH);
        bob.createPatch("3-later", "0.0.3");
        bob.applyPatch();
        assertThat(bob.query("SELECT count(*) FROM roles")).isEqualTo("3");

        ada.upgrade(target, Optional.empty());
        assertThat(roles()).isEqualTo("admin, guest, owner");
        assertThat(inTarget("SELECT string_agg(file, ', ' ORDER BY applied_at, file) FROM hop.bootstrap"))
                .isEqualTo("1-roles/20.sql, 2-more/20.sql");
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-prod", "bootstrap/")
                        .lines())
                .containsExactly("bootstrap/" + COPY, "bootstrap/2-2-more-0.0.2.sql");

        ada.bootstrap(target, false);
        assertThat(ada.console().lines()).containsExactly(target + " has all its reference data");
        assertThat(roles()).isEqualTo("admin, guest, owner");
    }

    @Test
    void areThereAsSoonAsWhatThePatchAfterThemBuildsOn() {
        release();
        ada.createRelease(Level.PATCH);
        ada.createPatch("2-users");
        ada.commit("Patches/2-users/10.sql", "CREATE TABLE users AS SELECT name FROM roles WHERE name = 'admin';\n");
        ada.mergePatch();
        ada.promoteToProduction();

        ada.upgrade(target, Optional.empty());

        assertThat(inTarget("SELECT name FROM users")).isEqualTo("admin");
    }

    @Test
    void copyIsInTheCommitThatIsTested() {
        ada.tests()
                .during(request ->
                        assertThat(request.home().resolve("bootstrap/" + COPY)).hasContent(ROLES));

        ada.mergePatch();

        assertThat(ada.tests().runs()).isEqualTo(1);
        assertThat(ada.git("show", "origin/ho-release/0.0.1:bootstrap/" + COPY) + "\n")
                .isEqualTo(ROLES);
    }

    @Test
    void runInATargetThatHasNoRecordOfThem() {
        release();
        TestCluster.run(target, "TRUNCATE roles, hop.bootstrap");

        ada.bootstrap(target, true);
        assertThat(ada.console().lines())
                .containsExactly(
                        "Would run on %s:".formatted(target),
                        "  %s   Patches/1-roles/20.sql".formatted(COPY),
                        "Nothing was changed. Next: mvn hop:bootstrap -Dhop.target=%s".formatted(target));
        assertThat(ada.document()).isEqualTo(standing("not-run"));
        assertThat(inTarget("SELECT count(*) FROM roles")).isEqualTo("0");

        ada.bootstrap(target, false);
        assertThat(ada.console().lines())
                .containsExactly(
                        "Running reference data on " + target,
                        "1/2 Back up the target copy",
                        ada.console().lines().get(2),
                        "2/2 Run " + COPY,
                        target + " has all its reference data");
        assertThat(ada.document()).isEqualTo(standing("run"));
        ada.bootstrap(target, false);
        ada.bootstrap(target, true);
        assertThat(ada.console().lines())
                .containsExactly("Would run nothing on %s: it has all its reference data".formatted(target));
        assertThat(roles()).isEqualTo("admin, guest");
    }

    @Test
    void reportsACopyThatWasChangedAndRunsItAgainOnlyWhenItIsNamed() {
        release();
        project.git()
                .colleagueCommits("ho-prod", "bootstrap/" + COPY, ROLES + "DELETE FROM roles WHERE name = 'guest';\n");

        ada.bootstrap(target, false);
        assertThat(ada.console().warnings())
                .containsExactly(
                        "bootstrap/%1$s was changed since it ran here, and does not run again unless you say so: -Dhop.rerun=%1$s"
                                .formatted(COPY));
        assertThat(ada.document()).isEqualTo(standing("changed"));
        assertThat(roles()).isEqualTo("admin, guest");

        ada.bootstrap(target, false, COPY);
        assertThat(ada.document()).isEqualTo(standing("run"));
        assertThat(roles()).isEqualTo("admin, admin");
        ada.bootstrap(target, false);
        assertThat(ada.console().warnings()).isEmpty();
        assertThat(roles()).isEqualTo("admin, admin");

        assertThat(Refusal.of(() -> ada.bootstrap(target, false, "7-more.sql")).report())
                .isEqualTo("""
                There is no bootstrap/7-more.sql in the releases that the target has
                  Why: known are: %s
                  Fix: -Dhop.rerun=<one of them>
                The target is as it was.""".formatted(COPY));
    }

    @Test
    void leavesNothingOfACopyThatFails() {
        release();
        TestCluster.run(target, "TRUNCATE hop.bootstrap; CREATE UNIQUE INDEX ON roles (name)");

        assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report())
                .startsWith("bootstrap/%s:2:1 failed\n  Why: duplicate key value violates".formatted(COPY))
                .endsWith(
                        "  Fix: mend the data that it fails on, then: mvn hop:bootstrap -Dhop.target=%s\nThe target is as it was."
                                .formatted(target));
        assertThat(inTarget("SELECT count(*) FROM hop.bootstrap")).isEqualTo("0");
    }

    @Test
    void warnsOfAMarkerThatIsNotTheFirstLine() {
        ada.commit("Patches/1-roles/20.sql", "\n" + ROLES);
        String warning =
                "Patches/1-roles/20.sql:2 has a marker that marks nothing: it has to be the first line, and alone on it:"
                        + " -- @HOP:bootstrap";

        ada.applyPatch();
        assertThat(ada.console().warnings()).containsExactly(warning);
        ada.mergePatch();
        assertThat(ada.console().warnings()).containsExactly(warning);
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-release/0.0.1")).doesNotContain("bootstrap");
    }

    @Test
    void refusesReferenceDataThatAreNotOneTransaction() {
        ada.write("Patches/1-roles/20.sql", ROLES + "VACUUM roles;\n");

        assertThat(Refusal.changingNothing(project, ada, ada::applyPatch)).isEqualTo("""
                Patches/1-roles/20.sql:3:1 cannot be in the transaction of a bootstrap script
                  Why: reference data and the row that says that they are there are one transaction
                       in: VACUUM roles;
                  Fix: put that statement into a script of its own, without the marker
                Your development database is as it was.""");
    }

    @Test
    void refusesFilesAmongTheCopiesThatHopDidNotMake() {
        release();
        project.git().colleagueCommits("ho-prod", "bootstrap/2-1-roles-0.0.1.sql", "SELECT 1;\n");
        assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report()).isEqualTo("""
                bootstrap has 2 copies of scripts of patch 1-roles, which has 1 that are marked
                  Why: hop:patch-merge writes one copy of each; without it nobody could say which is which
                  Fix: git log --stat -- bootstrap; then restore what was there, or take out what was added
                The target is as it was.""");

        project.git().colleagueCommits("ho-prod", "bootstrap/mine.sql", "SELECT 1;\n");
        assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report()).isEqualTo("""
                bootstrap/mine.sql is no copy that hop made
                  Why: a copy has the name <n>-<patch>-<version>.sql or .java, and hop:patch-merge writes it
                  Fix: put the script into a patch, with -- @HOP:bootstrap as its first line, and take bootstrap/mine.sql out
                The target is as it was.""");
    }

    @Test
    void refusesATargetThatIsNotThere() {
        assertThat(Refusal.of(() -> ada.bootstrap(target, true)).report()).isEqualTo("""
                There is no database %1$s on the server of target %1$s
                  Why: reference data go into a database that hop:upgrade has made something of
                  Fix: mvn hop:upgrade -Dhop.target=%1$s; or check the name
                The target is as it was.""".formatted(target));
    }

    private void release() {
        ada.mergePatch();
        ada.promoteToProduction();
        ada.upgrade(target, Optional.empty());
    }

    private BootstrapStanding standing(String state) {
        return new BootstrapStanding(target, List.of(new Script(COPY, state)));
    }

    private String roles() {
        return inTarget("SELECT string_agg(name, ', ' ORDER BY name) FROM roles");
    }

    private String inTarget(String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }
}
