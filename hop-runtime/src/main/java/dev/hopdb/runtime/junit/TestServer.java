package dev.hopdb.runtime.junit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server that the tests run against, with the database of the tested state.
 *
 * @param url of that database
 * @param password null where the driver finds one by itself
 */
record TestServer(
        String url, @Nullable String user, @Nullable String password) {

    private static final String OBJECT_IN_USE = "55006";
    private static final Pattern DATABASE = Pattern.compile("(jdbc:postgresql://[^/?]*/)([^?]*)(.*)");
    private static final AtomicInteger COPIES = new AtomicInteger();

    /** As hop:database hands it to the tests. */
    static TestServer configured() {
        String url = System.getProperty("hop.test.url");
        if (url == null) {
            throw new IllegalStateException(
                    "hop.test.url is not set%n  Why: hop:database makes the database for tests, in a Maven build%n  Fix: mvn test"
                            .formatted());
        }
        String password = System.getenv("HOP_TEST_PASSWORD");
        return new TestServer(
                url, System.getProperty("hop.test.user"), password == null || password.isEmpty() ? null : password);
    }

    Connection connect() throws SQLException {
        return connect(url);
    }

    /** A copy that is dropped when it is closed. */
    Copy copy() throws SQLException {
        String name = "%s_%d_%d".formatted(database(), ProcessHandle.current().pid(), COPIES.incrementAndGet());
        try {
            atServer("CREATE DATABASE %s TEMPLATE %s".formatted(quote(name), quote(database())));
        } catch (SQLException e) {
            throw explained(e);
        }
        return new Copy(this, name);
    }

    void drop(String name) throws SQLException {
        atServer("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quote(name)));
    }

    Connection connectTo(String database) throws SQLException {
        return connect(urlOf(database));
    }

    /** Whether the role may make databases: asked, since without that right a test can still be rolled back. */
    boolean mayCopy() throws SQLException {
        try (Connection connection = connectTo("postgres");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void atServer(String sql) throws SQLException {
        try (Connection connection = connectTo("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String to) throws SQLException {
        return DriverManager.getConnection(to, user, password);
    }

    private SQLException explained(SQLException e) {
        Optional<String> more = switch (String.valueOf(e.getSQLState())) {
            case OBJECT_IN_USE ->
                Optional.of(
                        "somebody is connected to it%n  Fix: connect by the parameters of DatabaseExtension, not to hop.test.url"
                                .formatted());
            case "42501" ->
                Optional.of("the role may not create databases%n  Fix: ALTER ROLE \"%s\" CREATEDB".formatted(user));
            default -> Optional.empty();
        };
        return more.map(why -> new SQLException(
                        "Database %s cannot be copied%n  Why: %s".formatted(database(), why), e.getSQLState(), e))
                .orElse(e);
    }

    private String database() {
        return matched().group(2);
    }

    private String urlOf(String database) {
        Matcher parts = matched();
        return parts.group(1) + database + parts.group(3);
    }

    private Matcher matched() {
        Matcher matcher = DATABASE.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "hop.test.url is %s, and a URL is jdbc:postgresql://<host>:<port>/<database>".formatted(url));
        }
        return matcher;
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
