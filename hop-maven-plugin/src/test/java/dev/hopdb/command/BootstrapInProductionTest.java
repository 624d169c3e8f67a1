package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.document.BootstrapStanding.Script;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code hop:bootstrap} writes into production, so it keeps what {@code hop:upgrade} promises. */
@Timeout(300)
class BootstrapInProductionTest {

    private static final String ROLES = "-- @HOP:bootstrap\nINSERT INTO roles VALUES ('admin');\n";
    private static final String MORE = "-- @HOP:bootstrap\nINSERT INTO roles VALUES ('guest');\n";
    private static final String FIRST = "1-1-roles-0.0.1.sql";
    private static final String SECOND = "2-2-more-0.0.1.sql";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private String target;

    @BeforeEach
    void aTargetWithoutRecordOfItsReferenceData() {
        project = TestProject.in(folder);
        new PromotedReleases(project)
                .promote(
                        "0.0.1",
                        new Patch(
                                PatchId.parse("1-roles"),
                                List.of(
                                        new PatchFile.Sql("10.sql", "CREATE TABLE roles (name text);\n"),
                                        new PatchFile.Sql("20.sql", ROLES))),
                        PromotedReleases.patch("2-more", MORE));
        project.git().colleagueCommits("ho-prod", "bootstrap/" + FIRST, ROLES);
        project.git().colleagueCommits("ho-prod", "bootstrap/" + SECOND, MORE);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, "TRUNCATE roles, hop.bootstrap");
    }

    @Test
    void isUndoneByARollback() {
        ada.bootstrap(target, false);
        assertThat(ada.console().lines())
                .contains("1/3 Back up the target copy", "2/3 Run " + FIRST, "3/3 Run " + SECOND);
        assertThat(roles()).isEqualTo("admin, guest");

        ada.rollback(target);

        assertThat(roles()).isEqualTo("none");
        ada.bootstrap(target, false);
        assertThat(roles()).isEqualTo("admin, guest");
    }

    @Test
    void isRefusedWithoutABackupUnlessThatIsSaid() throws SQLException {
        try (Connection other = connect()) {
            assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report())
                    .startsWith("No backup of %s can be made\n".formatted(target))
                    .contains("-Dhop.backup=none goes on without a backup")
                    .endsWith("The target is as it was.");
            assertThat(roles()).isEqualTo("none");

            ada.backUp(BackupChoice.NONE, 5, false);
            ada.bootstrap(target, false);

            assertThat(other.isValid(10)).isTrue();
            assertThat(ada.console().warnings())
                    .containsExactly("No backup is made, as hop.backup says: hop:rollback cannot undo what follows");
            assertThat(roles()).isEqualTo("admin, guest");
        }
    }

    @Test
    void tellsForWhomItWaits() throws Exception {
        ada.backUp(BackupChoice.NONE, 5, false);
        ada.waitForLocks(Duration.ofMinutes(4), Duration.ofMinutes(4));
        RecordingConsole console = new RecordingConsole() {
            @Override
            RecordingConsole next() {
                return this;
            }
        };
        ada.speakTo(console);
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE roles");
            CompletableFuture<Void> goal = CompletableFuture.runAsync(() -> ada.bootstrap(target, false));
            while (!goal.isDone() && console.progress().isEmpty()) {
                Thread.sleep(20);
            }
            other.rollback();
            goal.join();
        }

        assertThat(console.progress().get(0))
                .matches(
                        "bootstrap/%s:2:1  \\d+ s, waits for pid \\d+ of postgres \\(holder\\), at its statement since .*Z"
                                .formatted(FIRST));
        assertThat(roles()).isEqualTo("admin, guest");
    }

    @Test
    void givesUpALockAndNamesItsHolder() throws SQLException {
        ada.backUp(BackupChoice.NONE, 5, false);
        ada.waitForLocks(Duration.ofSeconds(5), Duration.ofMillis(1));
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE roles");

            assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report())
                    .startsWith("bootstrap/%s:2:1 did not get its lock within 0.001s\n  Why: ".formatted(FIRST))
                    .contains("in its way: pid ", " of postgres (holder)")
                    .contains("wait longer: mvn hop:bootstrap -Dhop.target=%s -Dhop.lockWait=30m".formatted(target))
                    .endsWith("The target is as it was.");
            other.rollback();
        }
        assertThat(roles()).isEqualTo("none");
    }

    @Test
    void isRefusedWhileAnotherGoalIsAtWork() throws SQLException {
        try (Connection other = connect()) {
            other.createStatement().execute("SELECT pg_advisory_lock(6844272, 1)");

            assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report())
                    .startsWith("Another goal of hop is at work on %s\n".formatted(target))
                    .contains(" of postgres (holder)\n")
                    .endsWith("The target is as it was.");
        }
    }

    @Test
    void aDryRunWritesNothing() {
        TestCluster.run("postgres", "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(target));
        Everything before = Everything.of(project, ada);

        ada.bootstrap(target, true);

        assertThat(Everything.of(project, ada)).isEqualTo(before);
        assertThat(ada.document()).isEqualTo(standing("not-run", "not-run"));
        assertThat(databases()).as("no backup").isEqualTo("1");
    }

    @Test
    void tellsWhatHasRunWhenItFailsInTheMiddle() {
        TestCluster.run(target, "ALTER TABLE roles ADD CHECK (name <> 'guest')");

        assertThat(Refusal.of(() -> ada.bootstrap(target, false)).report())
                .startsWith("bootstrap/%s:2:1 failed\n".formatted(SECOND))
                .endsWith("The target has %s and all before it; the same command goes on from there.".formatted(FIRST));

        assertThat(ada.document()).isEqualTo(standing("run", "not-run"));
        assertThat(roles()).isEqualTo("admin");
    }

    private BootstrapStanding standing(String first, String second) {
        return new BootstrapStanding(target, List.of(new Script(FIRST, first), new Script(SECOND, second)));
    }

    private Connection connect() throws SQLException {
        DatabaseAddress address = TestCluster.address(target);
        return DriverManager.getConnection(
                address.url() + "?ApplicationName=holder",
                address.user(),
                address.password().reveal());
    }

    private String roles() {
        return TestCluster.query(
                TestCluster.address(target),
                "SELECT coalesce(string_agg(name, ', ' ORDER BY name), 'none') FROM roles");
    }

    private String databases() {
        return TestCluster.query(
                TestCluster.address(), "SELECT count(*) FROM pg_database WHERE datname LIKE '%s%%'".formatted(target));
    }
}
