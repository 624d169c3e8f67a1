package dev.hopdb.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Label;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that starts, on a database that hop upgraded, or did not. */
class ReleasesTest {

    private final DatabaseAddress database = TestCluster.freshDatabase();

    @Test
    void letsAProgramStartOnADatabaseThatHasItsRelease() throws SQLException {
        upgradeTo("0.2.0");

        try (Connection connection = connect(database)) {
            assertThatCode(() -> Releases.require(connection, "0.2.0")).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesADatabaseThatLacksItAndNamesWhatIsThere() throws SQLException {
        upgradeTo("0.2.0");

        try (Connection connection = connect(database)) {
            assertThatExceptionOfType(ReleaseMissing.class)
                    .isThrownBy(() -> Releases.require(connection, "0.3.0"))
                    .withMessageContaining("lacks release 0.3.0")
                    .withMessageContaining("0.2.0")
                    .withMessageContaining("mvn hop:upgrade");
        }
    }

    @Test
    void refusesADatabaseThatHasAPartOfItOnly() throws SQLException {
        upgradeTo("0.1.0");
        upgradeTo("0.2.0");
        TestCluster.run(database, "UPDATE hop.release SET finished_at = NULL WHERE label = '0.2.0'");

        try (Connection connection = connect(database)) {
            assertThatExceptionOfType(ReleaseMissing.class)
                    .isThrownBy(() -> Releases.require(connection, "0.2.0"))
                    .withMessage(
                            "Database %s has only a part of release 0.2.0%n"
                                    + "  Why: its upgrade is at work, or has stopped in the middle%n"
                                    + "  Fix: mvn hop:upgrade -Dhop.target=<name>, which goes on from there",
                            connection.getCatalog());
            assertThatExceptionOfType(ReleaseMissing.class)
                    .isThrownBy(() -> Releases.require(connection, "0.3.0"))
                    .withMessageContaining("the newest there are [0.1.0]");
        }
    }

    /** Of a hop that wrote down no end: what is there counts. */
    @Test
    void knowsTheLedgerOfAnOlderHop() throws SQLException {
        TestCluster.run(
                database,
                "CREATE SCHEMA hop; CREATE TABLE hop.release (label text, begun_at timestamptz DEFAULT now());"
                        + " INSERT INTO hop.release VALUES ('0.2.0')");

        try (Connection connection = connect(database)) {
            assertThatCode(() -> Releases.require(connection, "0.2.0")).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesADatabaseThatHopKnowsNothingOf() throws SQLException {
        try (Connection connection = connect(database)) {
            assertThatExceptionOfType(ReleaseMissing.class)
                    .isThrownBy(() -> Releases.require(connection, "0.2.0"))
                    .withMessageContaining("has no release of hop's");
        }
    }

    @Test
    void saysWhichRightIsMissing() throws SQLException {
        upgradeTo("0.2.0");
        DatabaseAddress asStranger =
                TestCluster.role(PostgresServer.databaseOf(database).text(), "");

        try (Connection connection = connect(asStranger)) {
            assertThatExceptionOfType(ReleaseMissing.class)
                    .isThrownBy(() -> Releases.require(connection, "0.2.0"))
                    .withMessageContaining("may not read hop.release")
                    .withMessageContaining("GRANT SELECT ON hop.release");
        }
    }

    private void upgradeTo(String version) {
        Ledger.Author author = new Ledger.Author("ada", "laptop", "", "0.1.0");
        try (DatabaseServer server = PostgresServer.connect(database);
                Session session = server.open(PostgresServer.databaseOf(database))) {
            new ReleaseApplier(Clock.systemUTC(), Progress.SILENT)
                    .apply(session, new Release(Label.parse(version), List.of()), TransactionUnit.RELEASE, author);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.user(), address.password().reveal());
    }
}
