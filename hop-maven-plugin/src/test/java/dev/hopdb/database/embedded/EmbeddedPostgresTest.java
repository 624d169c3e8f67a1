package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest extends EmbeddedFixture {

    @Test
    void startsAtFirstUseAndStopsWithTheLast() throws Exception {
        Folders.delete(cluster().folder());
        try (EmbeddedPostgres server = open()) {
            assertThat(answer(server, "SELECT version()")).startsWith("PostgreSQL 18.6");
        }
        awaitEnd();
        assertThat(pid()).isEmpty();
    }

    @Test
    void keepsWhatWasStoredFromOneUseToTheNext() throws SQLException {
        try (EmbeddedPostgres server = open()) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS n");
        }
        try (EmbeddedPostgres server = open()) {
            assertThat(answer(server, "SELECT n FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void keepsItsPortWhereItCan() {
        String before;
        try (EmbeddedPostgres server = open()) {
            before = server.address(TestPostgres.POSTGRES).url();
        }
        try (EmbeddedPostgres server = open()) {
            assertThat(server.address(TestPostgres.POSTGRES).url()).isEqualTo(before);
        }
    }

    @Test
    void takesAnotherPortIfItsOwnIsTaken() throws Exception {
        int port;
        try (EmbeddedPostgres server = open()) {
            port = port(server);
        }
        awaitEnd();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres server = open()) {
            assertThat(port(server)).isNotEqualTo(taken.getLocalPort());
            assertThat(answer(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void severalUsersInOneProcessShareIt() throws SQLException {
        try (EmbeddedPostgres first = open()) {
            EmbeddedPostgres second = open();
            assertThat(second.address(TestPostgres.POSTGRES).url())
                    .isEqualTo(first.address(TestPostgres.POSTGRES).url());
            second.close();
            second.close();
            assertThat(answer(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void neitherOfTwoProcessesStopsTheServerOfTheOther() throws Exception {
        try (OtherProcess other = OtherProcess.start(folder)) {
            String url = other.url();
            try (EmbeddedPostgres server = open()) {
                assertThat(server.address(TestPostgres.POSTGRES).url()).isEqualTo(url);
                other.leave();
                assertThat(answer(server, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void outlivesTheProcessThatStartedItAndStopsWithTheLast() throws Exception {
        try (OtherProcess other = OtherProcess.start(folder)) {
            other.url();
            long started = pid().orElseThrow();
            other.kill();
            assertThat(pid()).contains(started);
            try (EmbeddedPostgres server = open()) {
                assertThat(pid()).contains(started);
                assertThat(answer(server, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void twoProcessesThatStartItAtOnceGetOne() throws Exception {
        Folders.delete(cluster().folder());
        try (OtherProcess one = OtherProcess.start(folder);
                OtherProcess two = OtherProcess.start(folder)) {
            assertThat(one.url()).startsWith("jdbc:postgresql://127.0.0.1:").isEqualTo(two.url());
            one.leave();
            two.leave();
        }
    }

    @Test
    void stopsWhenTheProcessEndsWithoutLeaving() throws Exception {
        try (OtherProcess other = OtherProcess.start(folder)) {
            other.url();
            other.interrupt();
            awaitEnd();
            assertThat(pid()).isEmpty();
        }
    }

    @Test
    void startsWhileTheLastOneIsStillStopping() throws SQLException {
        for (int i = 0; i < 10; i++) {
            try (EmbeddedPostgres server = open()) {
                assertThat(answer(server, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void worksInAFolderWithAnyName() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("Kundin's \"Prüfung\" 100% $HOME;"));
        try (EmbeddedPostgres server = TestPostgres.open(odd)) {
            assertThat(answer(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void reachesADatabaseWithAnyName() throws SQLException {
        try (EmbeddedPostgres server = open()) {
            execute(server, "CREATE DATABASE \"a+b 100%/ü?\"");
            DatabaseAddress address = server.address(new DatabaseName("a+b 100%/ü?"));
            assertThat(answer(address, "SELECT current_database()")).isEqualTo("a+b 100%/ü?");
        }
    }

    @Test
    void keepsPasswordAndDataFromOthers() throws IOException {
        Folders.delete(cluster().folder());
        try (EmbeddedPostgres server = open()) {
            Path password = cluster().folder().resolve("password");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(cluster().folder())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(server.address(TestPostgres.POSTGRES).password().reveal())
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedPostgres server = open()) {
            DatabaseAddress right = server.address(TestPostgres.POSTGRES);
            DatabaseAddress wrong = new DatabaseAddress(right.url(), right.user(), new Secret("guessed"));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> answer(wrong, "SELECT 1"));
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndWithoutASocketFile() throws SQLException {
        try (EmbeddedPostgres server = open()) {
            assertThat(answer(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(answer(server, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    private static int port(EmbeddedPostgres server) {
        String url = server.address(TestPostgres.POSTGRES).url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }
}
