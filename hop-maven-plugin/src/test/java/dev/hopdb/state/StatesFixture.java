package dev.hopdb.state;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project of its own on the test's server, and the states of its databases. */
abstract class StatesFixture {

    static final Label RELEASE = Label.parse("0.1.0");

    @TempDir
    Path folder;

    final String project = "%08x".formatted(TestCluster.freshName("p").hashCode());
    final DatabaseName development = new DatabaseName(TestCluster.freshName("dev \"é%"));
    final List<String> ran = new ArrayList<>();
    DatabaseServer server;
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void connect() {
        server = PostgresServer.connect(TestCluster.role("postgres", "CREATEDB"));
    }

    @AfterEach
    void dropAll() {
        try (DatabaseServer admin = PostgresServer.connect(TestCluster.address())) {
            admin.startingWith("hop_" + project).forEach(database -> admin.drop(database.name()));
            admin.drop(development);
        }
        server.close();
    }

    final States states() {
        return states(server);
    }

    final States states(DatabaseServer on) {
        Progress progress = new Progress() {
            @Override
            public void ran(Label release, Patch patch, PatchFile file, Duration took) {
                synchronized (ran) {
                    ran.add(patch.id().toString());
                }
            }

            @Override
            public void applied(Label release, Patch patch, Duration took) {}
        };
        return new States(
                on, new Workplace(project, "here", development, folder), new ReleaseApplier(clock, progress), clock);
    }

    static Patch patch(int number, String sql) {
        return new Patch(PatchId.parse(Integer.toString(number)), List.of(new PatchFile.Sql("10.sql", sql)));
    }

    static State state(Patch... patches) {
        return new State(
                new History(List.of(new Release(RELEASE, List.of(patches)))), Optional.empty(), TransactionUnit.PATCH);
    }

    static State atHand(Patch atHand, Patch... patches) {
        return new State(state(patches).base(), Optional.of(new State.AtHand(RELEASE, atHand)), TransactionUnit.PATCH);
    }

    final List<String> names(char kind) {
        return server.startingWith("hop_%s_%s_".formatted(project, kind)).stream()
                .map(database -> database.name().text())
                .toList();
    }

    static List<String> tables(DatabaseAddress address) {
        try (var connection = DriverManager.getConnection(
                        address.url(), address.user(), address.password().reveal());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
