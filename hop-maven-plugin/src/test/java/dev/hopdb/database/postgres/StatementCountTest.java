package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.TestCluster;
import dev.hopdb.sql.Script;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.core.QueryExecutor;

/** Where a statement ends is the server's to say: what fails without a position is placed by counting. */
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
                var completions = new Completions();
                var query = connection.createQuery(text.toString(), false, false).query;
                connection
                        .getQueryExecutor()
                        .execute(query, null, completions, 0, 0, QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
                assertThat(Script.parse(text.toString()).statements())
                        .as(text.toString())
                        .hasSize(completions.count());
                connection.rollback();
            }
        }
    }
}
