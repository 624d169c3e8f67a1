package dev.hopdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The roles that a schema names, each in its own way, on a server where they are not. */
class RolesScriptTest {

    private static final String NAMED = """
            CREATE TABLE owned (id int);
            ALTER TABLE owned OWNER TO "%1$s owner";
            GRANT SELECT ON owned TO PUBLIC, pg_monitor, "%1$s, ""reader\""";
            CREATE POLICY own ON owned TO "%1$s, ""reader\""", "%1$s one";
            ALTER DEFAULT PRIVILEGES FOR ROLE "%1$s maker" GRANT SELECT ON TABLES TO "%1$s two";
            CREATE FOREIGN DATA WRAPPER elsewhere;
            CREATE SERVER there FOREIGN DATA WRAPPER elsewhere;
            CREATE USER MAPPING FOR "%1$s mapped" SERVER there OPTIONS (password 'hidden');
            """;

    private final String prefix = TestCluster.freshName("Ünder'score");
    private final List<String> roles = Stream.of(" owner", ", \"reader\"", " one", " maker", " two", " mapped")
            .map(prefix::concat)
            .toList();

    @Test
    void makesEachOfThemOnceWithoutALogin() {
        forEachRole("CREATE ROLE %s LOGIN PASSWORD 'hidden'");
        String database = TestCluster.freshName("roles");
        TestCluster.run("postgres", "CREATE DATABASE " + database);
        TestCluster.run(database, NAMED.formatted(prefix));
        String script = RolesScript.of(catalogue(database)).orElseThrow();
        TestCluster.run("postgres", "DROP DATABASE %s WITH (FORCE)".formatted(database));
        forEachRole("DROP ROLE %s");

        TestCluster.run("postgres", script);
        TestCluster.run("postgres", script);

        assertThat(TestCluster.query(
                        TestCluster.address(),
                        "SELECT string_agg(rolname, '|' ORDER BY rolname COLLATE \"C\") FROM pg_authid"
                                + " WHERE starts_with(rolname, '%s') AND NOT rolcanlogin AND rolpassword IS NULL"
                                        .formatted(prefix.replace("'", "''"))))
                .isEqualTo(String.join("|", roles.stream().sorted().toList()));
        assertThat(script).doesNotContain("pg_monitor", "PUBLIC", "hidden", "postgres");
        forEachRole("DROP ROLE %s");
    }

    @Test
    void isNotThereWhereNoRoleIsNamed() {
        String database = TestCluster.freshName("roles");
        TestCluster.run("postgres", "CREATE DATABASE " + database);
        TestCluster.run(database, "CREATE TABLE mine (id int); GRANT SELECT ON mine TO PUBLIC");

        assertThat(RolesScript.of(catalogue(database))).isEmpty();
    }

    private void forEachRole(String sql) {
        roles.forEach(role -> TestCluster.run("postgres", sql.formatted('"' + role.replace("\"", "\"\"") + '"')));
    }

    private static List<SchemaObject> catalogue(String database) {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session session = server.open(new DatabaseName(database))) {
            return session.schemaObjects();
        }
    }
}
