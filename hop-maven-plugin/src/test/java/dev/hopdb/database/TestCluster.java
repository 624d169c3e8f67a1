package dev.hopdb.database;

import dev.hopdb.database.postgres.PostgresServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL server of the test at hand: that of the newest version, unless the class is to run on {@linkplain
 * EveryServer every one}. {@code HOP_TEST_URL}, {@code HOP_TEST_USER} and {@code HOP_TEST_PASSWORD} name another one to
 * test against.
 */
public final class TestCluster {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static volatile ServerInvocations.On current = new ServerInvocations.On(TestServer.newest(), false);

    private TestCluster() {}

    /** A superuser's way to the database {@code postgres}. */
    public static DatabaseAddress address() {
        return current.server().address();
    }

    /** A superuser's way to the server whose version the client programs in the oldest distribution supported have. */
    public static DatabaseAddress oldest() {
        return TestServer.oldest().address();
    }

    static void use(ServerInvocations.On place) {
        current = place;
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

    /**
     * An empty database of its own, and the role of the engine there: the superuser, or one that owns this database and
     * may nothing else.
     */
    public static DatabaseAddress target() {
        DatabaseAddress database = freshDatabase();
        if (!current.asOwner()) {
            return database;
        }
        DatabaseAddress owner = role(nameOf(database).text(), "NOSUPERUSER NOCREATEDB NOCREATEROLE");
        run("postgres", "ALTER DATABASE %s OWNER TO %s".formatted(nameOf(database), owner.user()));
        return owner;
    }

    /** Ends a {@link #target}, with its role. */
    public static void drop(DatabaseAddress target) {
        try (DatabaseServer server = PostgresServer.connect(address())) {
            server.drop(nameOf(target));
        }
        if (!target.user().equals(address().user())) {
            run("postgres", "DROP ROLE " + target.user());
        }
    }

    /** The name in the address of one whose name needs no quotes. */
    public static DatabaseName nameOf(DatabaseAddress database) {
        return new DatabaseName(database.url().substring(database.url().lastIndexOf('/') + 1));
    }

    /** A role that may log in and {@code attributes}, seen from {@code database}. */
    public static DatabaseAddress role(String database, String attributes) {
        String name = freshName("role");
        run("postgres", "CREATE ROLE %s LOGIN %s PASSWORD 'secret of %s'".formatted(name, attributes, name));
        return new DatabaseAddress(address(database).url(), name, new Secret("secret of " + name));
    }
}
