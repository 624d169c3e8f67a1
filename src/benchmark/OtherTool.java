import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;

/**
 * Flyway or Liquibase in a process of its own, by their own interfaces for programs, without a Maven around them.
 *
 * <p>Arguments: the tool; the folder of its scripts; and, unless it is to do nothing, the URL of the database, whose password
 * is in {@code PGPASSWORD}.
 */
final class OtherTool {

    private OtherTool() {}

    public static void main(String[] arguments) throws Exception {
        Path scripts = Path.of(arguments[1]);
        String url = arguments.length > 2 ? arguments[2] : "";
        if (arguments[0].equals("flyway")) {
            flyway(scripts, url);
        } else {
            liquibase(scripts, url);
        }
    }

    private static void flyway(Path scripts, String url) {
        var configuration = Flyway.configure()
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations("filesystem:" + scripts)
                .mixed(true);
        if (!url.isEmpty()) {
            configuration
                    .dataSource(url, "postgres", System.getenv("PGPASSWORD"))
                    .load()
                    .migrate();
        }
    }

    private static void liquibase(Path scripts, String url) throws Exception {
        Scope.getCurrentScope();
        if (!url.isEmpty()) {
            try (var connection = DriverManager.getConnection(url, "postgres", System.getenv("PGPASSWORD"));
                    Database database = DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(connection))) {
                new Liquibase("changelog.xml", new DirectoryResourceAccessor(scripts), database).update("");
            }
        }
    }
}
