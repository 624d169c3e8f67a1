package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;

/** Where a statement ends is the server's to say: what fails without a position is placed by counting. */
@EveryServer
class StatementCountTest {

    private static final String[] CORPUS = {
        "SELECT 1;",
        ";",
        "/* a; */",
        "-- b;\n",
        "SELECT ';', E'\\';', U&'\\0041;', $$;$$, $q$;$$;$q$;",
        "SELECT E'a'\n'b\\';', 'c\\';",
        "SELECT 1 AS \"a;\"\"\", '😀;é';",
        "CREATE FUNCTION pg_temp.f%d() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;",
        "CREATE FUNCTION pg_temp.g%d(begin int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN begin = 1 THEN 2 END; END;",
        "CREATE PROCEDURE pg_temp.p%d() LANGUAGE sql BEGIN ATOMIC END;",
        "CREATE TEMPORARY TABLE t%d (a int, \"end\" int); CREATE RULE r AS ON UPDATE TO t%d DO ALSO (SELECT 1; SELECT 2;);",
        "WITH a AS (SELECT 1) SELECT * FROM a; VALUES (1), (2);",
        "SAVEPOINT s%d;",
        "EXPLAIN SELECT 1;",
        "DO 'BEGIN END;';",
        "SELECT 2 - -1 /*/* ; */*/ , 3 */* ; */ 4;",
        "PREPARE p%d AS SELECT $1::int; EXECUTE p%d(1);",
        "\r\nSELECT\t1\r\n;\r\n"
    };

    @Test
    void theServerCompletesAsManyStatementsAsTheScriptHas() throws Exception {
        DatabaseAddress address = TestCluster.address();
        try (var connection = new Connections(address).open(new DatabaseName("postgres"))) {
            connection.setAutoCommit(false);
            var random = new Random(7);
            for (int run = 0; run < 300; run++) {
                var text = new StringBuilder("SELECT 0;");
                for (int i = random.nextInt(12); i >= 0; i--) {
                    text.append(CORPUS[random.nextInt(CORPUS.length)].replace("%d", run + "_" + i));
                }
                assertThat(Script.parse(text.toString()).statements())
                        .as(text.toString())
                        .hasSize(completed(connection, text.toString()));
                connection.rollback();
            }
        }
    }

    /** Fuzz: a seed that fails is in the message, and makes the same script again. */
    @Test
    void theServerEndsGeneratedStatementsWhereTheScriptDoes() throws Exception {
        try (var connection = new Connections(TestCluster.address()).open(new DatabaseName("postgres"))) {
            connection.setAutoCommit(false);
            for (long seed = 0; seed < 200; seed++) {
                Queries.run(connection, "DEALLOCATE ALL; CREATE TEMPORARY TABLE ruled (a int)");
                var sql = new GeneratedSql(seed);
                var text = new StringBuilder();
                for (int i = 0; i < 8; i++) {
                    text.append(sql.statement()).append(i % 3 == 0 ? ";;" : ";");
                }
                Script script = Script.parse(text.append(sql.blank()).toString());

                assertThat(completed(connection, script.text()))
                        .as("seed %d: %s", seed, script.text())
                        .isEqualTo(8)
                        .isEqualTo(script.statements().size());
                connection.rollback();
                Queries.run(connection, "DEALLOCATE ALL; CREATE TEMPORARY TABLE ruled (a int)");
                for (Statement statement : script.statements()) {
                    String alone = script.text().substring(statement.from(), statement.end());
                    assertThat(completed(connection, alone))
                            .as("seed %d: %s", seed, alone)
                            .isEqualTo(1);
                }
                connection.rollback();
            }
        }
    }

    private static int completed(PgConnection connection, String sql) throws SQLException {
        var completions = new Completions();
        var query = connection.createQuery(sql, false, false).query;
        connection.getQueryExecutor().execute(query, null, completions, 0, 0, QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
        return completions.count();
    }
}
