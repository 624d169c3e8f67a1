import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.ModelText;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Secret;
import dev.hopdb.database.Session;
import dev.hopdb.database.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Makes a database with 500 tables of 12 columns, reads its catalogue, and writes the model of it. Part of {@code
 * CodeBenchmark}, which starts it with the class path that it needs: {@code CatalogueBenchmark.java URL USER DATABASE FOLDER}.
 */
final class CatalogueBenchmark {

    private static final int TABLES = 500;
    private static final int READINGS = 10;

    private CatalogueBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String password = System.getenv().getOrDefault("PGPASSWORD", "");
        String url = arguments[0].substring(0, arguments[0].lastIndexOf('/') + 1) + arguments[2];
        try (Connection connection = DriverManager.getConnection(url, arguments[1], password);
                Statement statement = connection.createStatement()) {
            statement.execute(tables());
        }
        DatabaseAddress address = new DatabaseAddress(url, arguments[1], new Secret(password));
        try (DatabaseServer server = PostgresServer.connect(address);
                Session session = server.open(new DatabaseName(arguments[2]))) {
            double[] seconds = new double[READINGS];
            Catalog catalog = session.catalog();
            for (int i = 0; i < READINGS; i++) {
                long begin = System.nanoTime();
                catalog = session.catalog();
                seconds[i] = (System.nanoTime() - begin) / 1e9;
            }
            Arrays.sort(seconds);
            System.out.printf("catalogue of %d tables: %.2f s, median of %d%n", TABLES, seconds[READINGS / 2], READINGS);
            write(catalog, Path.of(arguments[3]));
        }
    }

    private static void write(Catalog catalog, Path folder) throws Exception {
        for (var object : catalog.byPath().entrySet()) {
            Path file = folder.resolve(object.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, ModelText.of(object.getValue()));
        }
    }

    /** Each refers to one before it, and to itself. */
    private static String tables() {
        StringBuilder sql = new StringBuilder();
        for (int i = 1; i <= TABLES; i++) {
            sql.append("""
                    CREATE TABLE table_%1$d (
                      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, amount numeric(10, 2),
                      active boolean NOT NULL DEFAULT true, created_at timestamptz NOT NULL DEFAULT now(), day date,
                      token uuid, data jsonb, tags text[], code varchar(80),
                      parent_id bigint REFERENCES table_%1$d, other_id bigint REFERENCES table_%2$d);
                    """.formatted(i, Math.max(1, i / 2)));
        }
        return sql.toString();
    }
}
