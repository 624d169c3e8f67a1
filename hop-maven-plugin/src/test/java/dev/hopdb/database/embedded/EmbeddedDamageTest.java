package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a killed server, or a hand in its files, leaves behind. */
class EmbeddedDamageTest extends EmbeddedFixture {

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
        awaitEnd();
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
        awaitEnd();
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
