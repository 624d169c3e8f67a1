import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The embedded PostgreSQL of a project, while somebody holds it. */
record Server(String port, String password) {

    static Server of(Path project) {
        Path cluster = project.resolve(".hop/local/postgres-18");
        return new Server(
                Command.read(cluster.resolve("port")).strip(),
                Command.read(cluster.resolve("password")).strip());
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database);
    }

    Connection open(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password);
    }

    /** A database that nobody is timed for making. */
    void create(String database) throws SQLException {
        ask("postgres", "CREATE DATABASE " + database);
    }

    /** The first value of the answer, or nothing. */
    String ask(String database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet answer = statement.getResultSet()) {
                return answer.next() ? answer.getString(1) : "";
            }
        }
    }

    /** For psql. */
    Map<String, String> asLibpq() {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", port,
                "PGUSER", "postgres",
                "PGPASSWORD", password,
                "PGOPTIONS", "-c client_min_messages=warning");
    }

    /** For hop's target {@code benchmark}. */
    Map<String, String> asTarget(String database) {
        return Map.of(
                "HOP_TARGET_BENCHMARK_URL", url(database),
                "HOP_TARGET_BENCHMARK_USER", "postgres",
                "HOP_TARGET_BENCHMARK_PASSWORD", password);
    }
}
