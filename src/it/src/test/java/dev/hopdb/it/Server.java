package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL that is somebody else's: that of another workspace, which its test keeps running until all stories are told.
 *
 * <p>{@code maker} may make databases there, and {@code guest} has the one of that name.
 */
final class Server implements AutoCloseable {

    static final String PASSWORD = "open%sesame'42";

    private static final Template FOLDER = new Template("server", folder -> {});

    private final Shop host;
    private final Process build;
    private final String url;

    private Server(Shop host, Process build, String url) {
        this.host = host;
        this.build = build;
        this.url = url;
    }

    static Server start() {
        try {
            return start(Shop.ready(FOLDER.folder()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Server start(Shop host) throws Exception {
        String config = ".hop/config.toml";
        host.write(config, host.read(config).replaceFirst("project = \"\\w+\"", "project = \"elsewhere\""));
        host.withTest("UsersTest", """
                update("CREATE ROLE maker LOGIN CREATEDB PASSWORD '%1$s'");
                        update("CREATE ROLE guest LOGIN PASSWORD '%1$s'");
                        update("CREATE DATABASE guest OWNER guest");
                        Files.writeString(Path.of("target/begin"), System.getProperty("hop.test.url"));
                        Files.move(Path.of("target/begin"), Path.of("target/begun"));
                        while (Files.exists(Path.of("target/begun")) && ProcessHandle.of(%2$dL).isPresent()) {
                            Thread.sleep(200);
                        }
                """.formatted(
                        PASSWORD.replace("'", "''"), ProcessHandle.current().pid()));
        Path log = host.folder().resolveSibling("log");
        Process build = host.shell().startMvn(log, "test");
        DatabaseStoryIT.await(host.folder().resolve("target/begun"), build, log);
        return new Server(host, build, host.read("target/begun").replaceFirst("/[^/]*$", "/"));
    }

    String url(String database) {
        return url + database;
    }

    /** A shell in which {@code -Dhop.target=<database>} is a new, empty database of {@code maker}. */
    Shell withTarget(Shell shell, String database) {
        run("postgres", "CREATE DATABASE " + database);
        String variable = "HOP_TARGET_" + database.toUpperCase(Locale.ROOT);
        return shell.with(variable + "_URL", url(database))
                .with(variable + "_USER", "maker")
                .with(variable + "_PASSWORD", PASSWORD);
    }

    void run(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The value of the first column of the first row. */
    String query(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "maker", PASSWORD);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(host.folder().resolve("target/begun"));
        try {
            assertThat(build.waitFor(5, TimeUnit.MINUTES))
                    .as("the build around the server ends")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
