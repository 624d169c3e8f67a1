package dev.hopdb.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server for the tests of one JVM: started when a test first asks, stopped when the JVM ends, however it
 * ends. {@code HOP_TEST_URL}, {@code HOP_TEST_USER} and {@code HOP_TEST_PASSWORD} name another one to test against.
 */
public final class TestCluster {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path CACHE =
            Path.of(System.getProperty("java.io.tmpdir"), "hop-test-" + System.getProperty("user.name"));

    private TestCluster() {}

    /** A superuser's way to the database {@code postgres}. */
    public static DatabaseAddress address() {
        return Running.ADDRESS;
    }

    /** A superuser's way to a server of version 15: that of the client programs in the oldest distribution supported. */
    public static DatabaseAddress fifteen() {
        return Fifteen.ADDRESS;
    }

    /** The same server, another database; it need not exist. */
    public static DatabaseAddress address(String database) {
        return address(address(), database);
    }

    /** Another database of {@code server}, for the same user. */
    public static DatabaseAddress address(DatabaseAddress server, String database) {
        String url = server.url();
        return new DatabaseAddress(
                url.substring(0, url.lastIndexOf('/') + 1)
                        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20"),
                server.user(),
                server.password());
    }

    /** A name that no other test has. */
    public static String freshName(String prefix) {
        return "%s_%d_%d".formatted(prefix, ProcessHandle.current().pid(), COUNT.incrementAndGet());
    }

    /** Runs {@code sql} as the superuser in {@code database}. */
    public static void run(String database, String sql) {
        run(address(database), sql);
    }

    /** Runs {@code sql} as {@code there} says. */
    public static void run(DatabaseAddress there, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        there.url(), there.user(), there.password().reveal());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text, or what went wrong. */
    public static String query(DatabaseAddress database, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), database.user(), database.password().reveal());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "no row";
        } catch (SQLException e) {
            return "error: " + e.getMessage();
        }
    }

    /** An empty database of its own. */
    public static DatabaseAddress freshDatabase() {
        String name = freshName("test");
        run("postgres", "CREATE DATABASE " + name);
        return address(name);
    }

    /** A role that may log in and {@code attributes}, seen from {@code database}. */
    public static DatabaseAddress role(String database, String attributes) {
        String name = freshName("role");
        run("postgres", "CREATE ROLE %s LOGIN %s PASSWORD 'secret of %s'".formatted(name, attributes, name));
        return new DatabaseAddress(address(database).url(), name, new Secret("secret of " + name));
    }

    /** Waits for the class to be used: a JVM without database tests starts nothing. */
    private static final class Running {
        static final DatabaseAddress ADDRESS = start();
    }

    /** Only where a test asks for it. */
    private static final class Fifteen {
        static final DatabaseAddress ADDRESS = start();

        private static DatabaseAddress start() {
            try {
                return startUnpacked(TestBinaries.in(CACHE, System.getProperty("postgres.oldest", "15.19.0")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static DatabaseAddress start() {
        String given = System.getenv("HOP_TEST_URL");
        if (given != null) {
            return new DatabaseAddress(
                    given,
                    System.getenv().getOrDefault("HOP_TEST_USER", "postgres"),
                    new Secret(System.getenv().getOrDefault("HOP_TEST_PASSWORD", "")));
        }
        try {
            return startUnpacked(TestBinaries.in(CACHE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseAddress startUnpacked(Path home) throws IOException {
        Path folder = Files.createTempDirectory(CACHE, "cluster-");
        Path passwordFile = Files.writeString(folder.resolve("password"), "postgres");
        Path log = folder.resolve("log");
        int port = freePort();
        // The server lives as long as the other end of this shell's input: even kill -9 of the JVM ends it.
        String script = """
                folder="$1"; shift
                "$0" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" \\
                    -E UTF8 --locale=C -N >/dev/null || exit 1
                "$@" &
                server=$!
                cat >/dev/null
                kill -QUIT $server; wait $server; rm -rf "$folder"
                """;
        List<String> command = TestBinaries.unprivileged(List.of(
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
        Process shell = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var address = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", new Secret("postgres"));
        awaitAnswer(address, shell, log);
        Files.delete(passwordFile);
        return address;
    }

    private static void awaitAnswer(DatabaseAddress address, Process shell, Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (System.nanoTime() < end && shell.isAlive()) {
            try {
                DriverManager.getConnection(
                                address.url(),
                                address.user(),
                                address.password().reveal())
                        .close();
                return;
            } catch (SQLException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("no server came up: " + Files.readString(log));
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
