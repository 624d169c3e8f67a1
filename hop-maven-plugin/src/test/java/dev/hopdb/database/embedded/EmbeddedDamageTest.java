package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed server, or a hand in its files, leaves behind. */
class EmbeddedDamageTest {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final RecordingConsole console = new RecordingConsole();

    @BeforeEach
    void wasUsedBefore() throws IOException {
        TestPostgres.prepare(folder);
    }

    @AfterEach
    void leavesNothingRunning() {
        Waiting.until(SOON, () -> pid().isEmpty());
        assertThat(pid()).as("a server still running").isEmpty();
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.open(TestPostgres.settings(folder), TestPostgres.BINARIES, console);
    }

    private Cluster cluster() {
        return new Cluster(folder.resolve("postgres-18"));
    }

    private Optional<Long> pid() {
        return PidFile.read(cluster().data())
                .filter(file -> file.speaksOfTheServerIn(cluster().data()))
                .map(PidFile::pid);
    }

    private static String answer(EmbeddedPostgres server, String question) throws SQLException {
        return answer(server.address(TestPostgres.POSTGRES), question);
    }

    private static String answer(DatabaseAddress address, String question) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server.address(TestPostgres.POSTGRES));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.user(), address.password().reveal());
    }

    @Test
    void recoversWhenTheServerWasKilled() throws SQLException {
        try (EmbeddedPostgres server = open()) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS n");
            ProcessHandle process = ProcessHandle.of(pid().orElseThrow()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            try (EmbeddedPostgres again = open()) {
                assertThat(answer(again, "SELECT n FROM kept")).isEqualTo("42");
            }
        }
        assertThat(console.warnings).isEmpty();
    }

    @Test
    void isNotTakenInByThePidOfAnotherProcess() throws Exception {
        open().close();
        Waiting.until(SOON, () -> pid().isEmpty());
        Files.writeString(
                PidFile.path(cluster().data()),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1234  5678\nready   \n"
                        .formatted(ProcessHandle.current().pid(), cluster().data()));
        try (EmbeddedPostgres server = open()) {
            assertThat(answer(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void makesADamagedOneAnewAndSaysSo() throws Exception {
        open().close();
        Waiting.until(SOON, () -> pid().isEmpty());
        Files.write(cluster().data().resolve("global/pg_control"), new byte[8192]);
        try (EmbeddedPostgres server = open()) {
            assertThat(answer(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(console.warnings).anyMatch(line -> line.contains("was damaged, and made anew"));
    }

    @Test
    void makesItAnewIfThePasswordIsLostEvenWhileItRuns() throws Exception {
        try (EmbeddedPostgres server = open()) {
            Files.delete(cluster().folder().resolve("password"));
            try (EmbeddedPostgres again = open()) {
                assertThat(answer(again, "SELECT 1")).isEqualTo("1");
            }
            assertThat(server).isNotNull();
        }
        assertThat(console.warnings).isNotEmpty();
    }

    @Test
    void doesNotBelieveAHalfMadeFolder() throws Exception {
        Folders.delete(cluster().folder());
        Files.createDirectories(folder.resolve("postgres-18.new-1/data/base"));
        Files.writeString(folder.resolve("postgres-18.new-1/data/PG_VERSION"), "18\n");
        try (EmbeddedPostgres server = open()) {
            assertThat(answer(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgres-18.new-1")).doesNotExist();
    }
}
