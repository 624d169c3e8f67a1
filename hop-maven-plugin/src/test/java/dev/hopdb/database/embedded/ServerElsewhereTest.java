package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose process cannot be seen, as in another container that has the same folder. */
@Timeout(600)
class ServerElsewhereTest {

    /** Above all that Linux gives by default. */
    private static final String UNSEEN = "4999999";

    @TempDir
    private Path folder;

    @BeforeEach
    void wasUsedBefore() throws IOException {
        TestPostgres.prepare(folder);
    }

    @AfterEach
    void leavesNothingRunning() {
        TestPostgres.awaitEnd(folder);
    }

    @Test
    void isRefusedASecondServerOnItsData() throws IOException {
        try (EmbeddedPostgres elsewhere = TestPostgres.open(folder)) {
            Path pidFile = PidFile.path(folder.resolve("postgres-18/data"));
            String written = Files.readString(pidFile);
            Files.writeString(pidFile, written.replaceFirst("\\d+", UNSEEN));

            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> TestPostgres.open(folder))
                    .satisfies(e -> assertThat(e.report())
                            .startsWith("The embedded PostgreSQL in %s runs elsewhere"
                                    .formatted(folder.resolve("postgres-18")))
                            .contains("another container", "-Dhop.url=jdbc:postgresql://"));

            assertThat(pidFile).content().startsWith(UNSEEN);
            Files.writeString(pidFile, written);
            assertThat(elsewhere.address(TestPostgres.POSTGRES).url()).contains("127.0.0.1");
        }
    }

    @Test
    void isNoObstacleOnceItHasEndedWithoutAWord() throws IOException {
        TestPostgres.open(folder).close();
        TestPostgres.awaitEnd(folder);
        Files.writeString(
                PidFile.path(folder.resolve("postgres-18/data")), UNSEEN + "\n\n\n5432\n\n127.0.0.1\n\nready\n");

        try (EmbeddedPostgres here = TestPostgres.open(folder)) {
            assertThat(here.address(TestPostgres.POSTGRES).url()).contains("127.0.0.1");
        }
    }
}
