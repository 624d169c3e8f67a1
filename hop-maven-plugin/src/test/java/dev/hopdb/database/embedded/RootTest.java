package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only root meets: PostgreSQL refuses him, and only he can fill a disk of his own. */
class RootTest {

    private static final int NOBODY = 65534;
    private static final Duration SOON = Duration.ofMinutes(3);

    /** Others may not enter it, as root's home. */
    @TempDir
    private Path closed;

    private Path open = Path.of("");

    private final RecordingConsole console = new RecordingConsole();

    @BeforeEach
    void isRoot() throws IOException {
        assumeTrue(Account.isRoot(), "needs root");
        open = Files.createTempDirectory("hop");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void tidyUp() throws IOException {
        if (!open.equals(Path.of(""))) {
            Folders.delete(open);
        }
    }

    @Test
    void runsItAsAnotherUserInTheWorkspaceIfThatUserMayEnterIt() throws Exception {
        runsAsAnotherUser(open.resolve("local"), open.resolve("local/postgres-18/data"));
    }

    @Test
    void runsItAsAnotherUserElsewhereIfTheWorkspaceIsClosedToThatUser() throws Exception {
        Path local = closed.resolve("local");
        runsAsAnotherUser(local, null);
        assertThat(local.resolve("postgres-18")).doesNotExist();
    }

    @Test
    void saysThatThereIsNoSpace() throws Exception {
        Path small = Files.createDirectory(open.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", small.toString()), "needs mount");
        try {
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> EmbeddedPostgres.open(
                            TestPostgres.settings(small.resolve("local")), TestPostgres.BINARIES, console))
                    .satisfies(e -> assertThat(e.report())
                            .contains("There is no space for the embedded PostgreSQL in", "it needs 100 MB"));
            assertThat(small.resolve("local/postgres-18")).doesNotExist();
        } finally {
            run("umount", small.toString());
        }
    }

    private void runsAsAnotherUser(Path local, @Nullable Path expected) throws Exception {
        Account nobody = Account.other(NOBODY, open.resolve("elsewhere"));
        assumeTrue(Account.works(nobody), "needs setpriv");
        EmbeddedSettings settings = TestPostgres.settings(local);
        Path data;
        try (EmbeddedPostgres server = EmbeddedPostgres.open(settings, TestPostgres.BINARIES, console, nobody)) {
            DatabaseAddress address = server.address(new DatabaseName("postgres"));
            try (Connection connection = DriverManager.getConnection(
                    address.url(), address.user(), address.password().reveal())) {
                assertThat(connection.isValid(1)).isTrue();
            }
            data = Places.of(settings, nobody)
                    .cluster(PostgresVersion.parse(settings.postgresVersion()))
                    .data();
            assertThat(data).startsWith(expected == null ? open.resolve("elsewhere") : expected);
            long pid = PidFile.read(data).orElseThrow().pid();
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(pid)), "unix:uid"))
                    .isEqualTo(NOBODY);
        }
        Waiting.until(SOON, () -> running(data).isEmpty());
        assertThat(running(data)).isEmpty();
    }

    private static Optional<PidFile> running(Path data) {
        return PidFile.read(data).filter(file -> file.speaksOfTheServerIn(data));
    }

    private static boolean run(String... command) {
        return Program.run(Path.of("/"), List.of(command)).succeeded();
    }
}
