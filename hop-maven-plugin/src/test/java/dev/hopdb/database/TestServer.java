package dev.hopdb.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A PostgreSQL server for the tests of one JVM: started when a test first asks, stopped when the JVM ends, however it
 * ends. There is one of each version that the build has the programs of; or only the one that {@code HOP_TEST_URL},
 * {@code HOP_TEST_USER} and {@code HOP_TEST_PASSWORD} name.
 */
final class TestServer {

    private static final Path CACHE =
            Path.of(System.getProperty("java.io.tmpdir"), "hop-test-" + System.getProperty("user.name"));
    private static final Optional<String> GIVEN = Optional.ofNullable(System.getenv("HOP_TEST_URL"));
    private static final List<TestServer> ALL = GIVEN.map(
                    url -> List.of(new TestServer("the server of HOP_TEST_URL", () -> given(url))))
            .orElseGet(() -> TestBinaries.all().stream()
                    .map(binaries -> new TestServer("PostgreSQL " + binaries.version(), () -> start(binaries)))
                    .toList());

    private final String label;
    private final Start start;
    private final AtomicReference<DatabaseAddress> address = new AtomicReference<>();

    private TestServer(String label, Start start) {
        this.label = label;
        this.start = start;
    }

    private interface Start {
        DatabaseAddress address() throws IOException;
    }

    /** From the oldest version to the newest. */
    static List<TestServer> all() {
        if (ALL.size() == 1 && GIVEN.isEmpty()) {
            throw new IllegalStateException("The programs of the older servers are not in " + TestBinaries.OLDER
                    + ": ./mvnw -pl hop-maven-plugin -am generate-test-resources brings them");
        }
        return ALL;
    }

    static TestServer newest() {
        return ALL.get(ALL.size() - 1);
    }

    /** Its version is that of the client programs in the oldest distribution supported. */
    static TestServer oldest() {
        return all().get(0);
    }

    /** A superuser's way to the database {@code postgres}. */
    DatabaseAddress address() {
        synchronized (address) {
            if (address.get() == null) {
                try {
                    address.set(start.address());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return address.get();
        }
    }

    @Override
    public String toString() {
        return label;
    }

    private static DatabaseAddress given(String url) {
        return new DatabaseAddress(
                url,
                System.getenv().getOrDefault("HOP_TEST_USER", "postgres"),
                new Secret(System.getenv().getOrDefault("HOP_TEST_PASSWORD", "")));
    }

    /** A port that was free may be taken by the time the server asks for it: then it is another one's turn. */
    private static DatabaseAddress start(TestBinaries binaries) throws IOException {
        Path home = binaries.unpackedIn(CACHE);
        String log = "";
        for (int attempt = 0; attempt < 5; attempt++) {
            Path folder = Files.createTempDirectory(CACHE, "cluster-");
            // No other server knows it: whoever answers to it is the one that was started.
            var password = new Secret(UUID.randomUUID().toString());
            int port = freePort();
            var address = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", password);
            Path output = folder.resolveSibling(folder.getFileName() + ".log");
            Path passwordFile = Files.writeString(folder.resolve("password"), password.reveal());
            Process shell = new ProcessBuilder(command(home, folder, port))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean answers = answers(address, shell);
            Files.deleteIfExists(passwordFile);
            log = Files.readString(output);
            Files.delete(output);
            if (answers) {
                return address;
            }
            shell.destroy();
        }
        throw new IllegalStateException("no server came up: " + log);
    }

    private static List<String> command(Path home, Path folder, int port) throws IOException {
        // The server lives as long as the other end of this shell's input: even kill -9 of the JVM ends it.
        String script = """
                folder="$1"; shift
                trap 'rm -rf "$folder"' EXIT
                "$0" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" \\
                    -E UTF8 --locale=C -N >/dev/null || exit 1
                "$@" &
                server=$!
                exec 3<&0
                { cat <&3 >/dev/null; kill -QUIT $server; } &
                wait $server
                """;
        return TestBinaries.unprivileged(List.of(
                "sh",
                "-c",
                script,
                home.resolve("bin/initdb").toString(),
                folder.toString(),
                home.resolve("bin/postgres").toString(),
                "-D",
                folder + "/data",
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "full_page_writes=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "shared_buffers=64MB"));
    }

    private static boolean answers(DatabaseAddress address, Process shell) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (System.nanoTime() < end && shell.isAlive()) {
            try {
                DriverManager.getConnection(
                                address.url(),
                                address.user(),
                                address.password().reveal())
                        .close();
                return true;
            } catch (SQLException notYet) {
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
