package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.console.FinishedStep;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that stopped in the middle and goes on: the good backup is the one made before it was begun. */
@EveryServer
class BegunReleaseTest {

    @TempDir
    static Path folder;

    private static Developer ada;
    private String target;

    @BeforeAll
    static void makesAReleaseWhoseSecondPatchFails() {
        TestProject project = TestProject.in(folder);
        ProjectConfig config =
                new ProjectConfig(1, project.id(), "com.acme", TransactionUnit.PATCH, "0.1.0", OwnRefs.HIDDEN);
        project.git().colleagueCommits("ho-prod", ".hop/config.toml", config.text());
        ada = project.clone("ada");
        ada.release("1-users", "CREATE TABLE users (name text);\n");
        ada.createRelease(Level.PATCH);
        ada.createPatch("2-orders", "0.0.2", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        ada.createPatch("3-unique", "0.0.2", "CREATE UNIQUE INDEX users_name ON users (name);\n");
        ada.mergePatch();
        ada.promoteToProduction();
    }

    @BeforeEach
    void upgradesToTheReleaseBefore() {
        ada.backUp(BackupChoice.AUTO, 5, false);
        target = TestCluster.freshName("target");
        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));
        TestCluster.run(target, "INSERT INTO users VALUES ('ada'), ('ada')");
    }

    @Test
    void goesBackToBeforeTheReleaseWasBegun() {
        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .startsWith("Patches/3-unique/10.sql:1:1 failed");
        assertThat(query(target, "SELECT to_regclass('orders') IS NOT NULL")).isEqualTo("t");
        TestCluster.run(target, "DELETE FROM users");

        ada.upgrade(target, Optional.empty());

        assertThat(ada.console().lines())
                .contains("1/1 Apply release 0.0.2 2 patches")
                .anyMatch(line ->
                        line.matches("The backup of 20\\S+ stays the one to go back to: 0.0.2 was begun after it"));
        ada.rollback(target);
        assertThat(query(target, "SELECT string_agg(name, ',') FROM users")).isEqualTo("ada,ada");
        assertThat(query(target, "SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
    }

    @Test
    void goesBackByItselfWhereThatIsWanted() {
        ada.rollBackOnFailure();

        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .startsWith("Patches/3-unique/10.sql:1:1 failed")
                .endsWith("\nThe target was brought back to its backup: it has 0.0.1, as before.");

        assertThat(ada.console().lines()).contains("Rolling %s back".formatted(target), "4/4 Swap the two");
        assertThat(query(target, "SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
        assertThat(query(target, "SELECT string_agg(name, ',') FROM users")).isEqualTo("ada,ada");
        TestCluster.run(target, "DELETE FROM users");
        ada.upgrade(target, Optional.empty());
        assertThat(query(target, "SELECT to_regclass('orders') IS NULL")).isEqualTo("f");
    }

    @Test
    void staysWhereItStoppedIfGoingBackByItselfFails() throws SQLException {
        ada.rollBackOnFailure();
        AtomicReference<Connection> app = new AtomicReference<>();
        ada.speakTo(new RecordingConsole() {
            @Override
            public void step(FinishedStep step) {
                super.step(step);
                if (step.number() == 1) {
                    app.set(connect());
                }
            }

            @Override
            RecordingConsole next() {
                return this;
            }
        });

        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .startsWith("Patches/3-unique/10.sql:1:1 failed")
                .endsWith(
                        "\nThe target has a part of 0.0.2, up to 2-orders/10.sql:1; the same command goes on from there.");

        app.get().close();
        assertThat(ada.console().warnings())
                .singleElement()
                .asString()
                .startsWith("The target was not rolled back, as hop.onFailure says it should be\n%s is in use"
                        .formatted(target));
        assertThat(query(target, "SELECT to_regclass('orders') IS NULL")).isEqualTo("f");
        ada.speakTo(new RecordingConsole());
        ada.rollback(target);
        assertThat(query(target, "SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
    }

    @Test
    void neverGoesBackByItselfToTheBackupOfAnEarlierRun() {
        Refusal.of(() -> ada.upgrade(target, Optional.empty()));
        TestCluster.run(target, "INSERT INTO orders VALUES (1)");
        ada.rollBackOnFailure();

        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .matches("""
                An upgrade of %1$s that fails could not be rolled back by itself
                  Why: 0\\.0\\.2 was begun by an earlier run: the backup to go back to is that of 20\\S+, \\d+ minutes old, \
                and what was written since would be lost
                  Fix: mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=stop
                       or, to go back: mvn hop:rollback -Dhop.target=%1$s, which shows what was written since, and asks
                The target is as it was\\.""".formatted(target));
        assertThat(query(target, "SELECT count(*) FROM orders")).isEqualTo("1");
    }

    @Test
    void isNotGoneOnWithWhereTheBackupOfBeforeIsElsewhere() {
        Refusal.of(() -> ada.upgrade(target, Optional.empty()));
        TestCluster.run(
                target,
                "DELETE FROM users; UPDATE hop.backup SET kind = 'dump', place = '/var/backups/shop.dump', host = 'agent-a',"
                        + " bytes = 7 WHERE kind = 'copy'");

        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .matches("""
                The backup from before 0\\.0\\.2 is not here
                  Why: the release is half done, and the way back from it is the backup of 20\\S+: /var/backups/shop.dump on agent-a
                  Fix: run the same command there, or bring the file here: -Dhop.backupDirectory=/var/backups/hop
                       or, without it at hand: mvn hop:upgrade -Dhop.target=%1$s -Dhop.backup=none
                The target is as it was\\.""".formatted(target));
        assertThat(query(target, "SELECT count(*) FROM hop.backup")).isEqualTo("2");

        ada.backUp(BackupChoice.NONE, 5, false);
        ada.upgrade(target, Optional.empty());
        assertThat(query(target, "SELECT count(*) FROM hop.backup")).isEqualTo("2");
        assertThat(Refusal.of(() -> ada.rollback(target)).why()).isEqualTo("it is /var/backups/shop.dump on agent-a");
    }

    @Test
    void saysThatABackupIsOfTheMiddleOfARelease() {
        ada.backUp(BackupChoice.NONE, 5, false);
        Refusal.of(() -> ada.upgrade(target, Optional.empty()));
        ada.backUp(BackupChoice.AUTO, 5, false);

        Refusal.of(() -> ada.upgrade(target, Optional.empty()));

        assertThat(ada.console().warnings())
                .containsExactly("No backup from before 0.0.2 is known. The one that is made now has a part of 0.0.2:"
                        + " hop:rollback comes back to that");
        TestCluster.run(target, "DROP TABLE users");
        ada.rollback(target);
        assertThat(ada.console().lines())
                .contains("%1$s has a part of 0.0.2 again. Next: mvn hop:update -Dhop.target=%1$s".formatted(target))
                .anyMatch(line -> line.endsWith(", with a part of 0.0.2"));
        assertThat(query(target, "SELECT count(*) FROM users")).isEqualTo("2");

        ada.rollBackOnFailure();
        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .endsWith("\nThe target was brought back to its backup: it has a part of 0.0.2, as before.");
    }

    @Test
    void makesABackupOfTheMiddleWhereTheCopyOfBeforeIsGone() {
        Refusal.of(() -> ada.upgrade(target, Optional.empty()));
        TestCluster.run(
                "postgres", "DROP DATABASE " + query(target, "SELECT place FROM hop.backup WHERE kind = 'copy'"));
        TestCluster.run(target, "DELETE FROM users");

        ada.upgrade(target, Optional.empty());

        assertThat(ada.console().warnings())
                .singleElement()
                .asString()
                .startsWith("No backup from before 0.0.2 is known.");
        assertThat(query(target, "SELECT string_agg(unfinished::text, ',' ORDER BY position) FROM hop.backup"))
                .isEqualTo("false,false,true");
    }

    @Test
    void isRefusedBeforeTheUpgradeIfItCouldNotGoBack() {
        ada.backUp(BackupChoice.NONE, 5, false);
        ada.rollBackOnFailure();

        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .isEqualTo("""
                An upgrade of %1$s that fails could not be rolled back
                  Why: hop.backup says that no backup is made
                  Fix: mend that; or mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=stop
                The target is as it was.""".formatted(target));
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(
                    TestCluster.address(target).url(),
                    TestCluster.address().user(),
                    TestCluster.address().password().reveal());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(String target, String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }
}
