package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The server of one folder, which was used before; afterwards none may be left running. */
abstract class EmbeddedFixture {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    final RecordingConsole console = new RecordingConsole();

    @BeforeEach
    final void wasUsedBefore() throws IOException {
        TestPostgres.prepare(folder);
    }

    @AfterEach
    final void leavesNothingRunning() {
        awaitEnd();
        assertThat(pid()).as("a server still running").isEmpty();
    }

    final EmbeddedPostgres open() {
        return EmbeddedPostgres.open(TestPostgres.settings(folder), TestPostgres.BINARIES, console);
    }

    final Cluster cluster() {
        return new Cluster(folder.resolve("postgres-18"));
    }

    final Optional<Long> pid() {
        return PidFile.read(cluster().data())
                .filter(file -> file.speaksOfTheServerIn(cluster().data()))
                .map(PidFile::pid);
    }

    /** Returns when no server runs; or after minutes, and the caller looks. */
    final void awaitEnd() {
        Waiting.until(LONG, () -> pid().isEmpty());
    }

    static String answer(EmbeddedPostgres server, String question) throws SQLException {
        return answer(server.address(TestPostgres.POSTGRES), question);
    }

    static String answer(DatabaseAddress address, String question) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server.address(TestPostgres.POSTGRES));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.user(), address.password().reveal());
    }
}
