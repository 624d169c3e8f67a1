package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.StatementKind;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** What a statement demands of the transaction around it is the server's to say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EveryServer
class StatementKindOnServerTest implements EveryServer.Fixture {

    private static final String NOT_IN_A_TRANSACTION = "25001";

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("kind"));
    private PgConnection connection;

    @Override
    public void begin() throws SQLException {
        TestCluster.run("postgres", "CREATE DATABASE " + name);
        connection = new Connections(TestCluster.address()).open(name);
        Queries.run(connection, """
                SET client_min_messages = error;
                CREATE SUBSCRIPTION %1$s_off CONNECTION 'host=127.0.0.1 port=1' PUBLICATION q WITH (connect = false);
                CREATE SUBSCRIPTION %1$s_on CONNECTION 'host=127.0.0.1 port=1' PUBLICATION q WITH (connect = false);
                ALTER SUBSCRIPTION %1$s_on ENABLE;
                """.formatted(name));
    }

    @BeforeEach
    void makeAnObjectOfEachKind() throws SQLException {
        Queries.run(connection, """
                DROP SCHEMA public CASCADE;
                CREATE SCHEMA public;
                CREATE TABLE t (a int);
                CREATE INDEX i ON t (a);
                CREATE TABLE p (a int) PARTITION BY LIST (a);
                CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                CREATE INDEX pi ON p (a);
                CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
                CREATE UNIQUE INDEX vi ON v (a);
                CREATE TYPE e AS ENUM ('a');
                CREATE TYPE c AS (a int);
                CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
                """);
    }

    @AfterEach
    void endTransaction() throws SQLException {
        run("ROLLBACK");
    }

    @Override
    public void end() throws SQLException {
        for (String subscription : List.of(name + "_off", name + "_on")) {
            run("ALTER SUBSCRIPTION %s DISABLE".formatted(subscription));
            run("ALTER SUBSCRIPTION %s SET (slot_name = NONE)".formatted(subscription));
            run("DROP SUBSCRIPTION " + subscription);
        }
        connection.close();
        TestCluster.run("postgres", "DROP DATABASE %s WITH (FORCE)".formatted(name));
    }

    /** What follows each is what it comes to outside: nothing, or why this server cannot run it in a test. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE INDEX CONCURRENTLY x ON t (a)                  | ``",
                "CREATE UNIQUE INDEX CONCURRENTLY ON t (a)             | ``",
                "DROP INDEX CONCURRENTLY i                             | ``",
                "REINDEX INDEX CONCURRENTLY i                          | ``",
                "REINDEX TABLE CONCURRENTLY t                          | ``",
                "REINDEX (CONCURRENTLY) TABLE t                        | ``",
                "REINDEX (VERBOSE off, CONCURRENTLY on) INDEX i        | ``",
                "REINDEX SCHEMA public                                 | ``",
                "REINDEX DATABASE {db}                                 | ``",
                "REINDEX SYSTEM {db}                                   | ``",
                "VACUUM                                                | ``",
                "VACUUM (FULL, ANALYZE) t                              | ``",
                "VACUUM ANALYZE t                                      | ``",
                "CLUSTER                                               | ``",
                "CLUSTER VERBOSE                                       | ``",
                "ALTER SYSTEM RESET log_parser_stats                   | ``",
                "CREATE DATABASE {db}_x TEMPLATE {db}_absent           | 3D000",
                "DROP DATABASE {db}_absent                             | 3D000",
                "DROP DATABASE IF EXISTS {db}_absent                   | ``",
                "ALTER DATABASE {db}_absent SET TABLESPACE pg_default  | 3D000",
                "CREATE TABLESPACE hop_absent LOCATION '/absent'       | 58P01",
                "DROP TABLESPACE hop_absent                            | 42704",
                "CREATE SUBSCRIPTION {db}_x CONNECTION 'host=127.0.0.1 port=1' PUBLICATION q | 08006",
                "DROP SUBSCRIPTION {db}_off                            | 08006",
                "ALTER SUBSCRIPTION {db}_on REFRESH PUBLICATION        | 08006",
                "ALTER SUBSCRIPTION {db}_on SET PUBLICATION r          | 08006",
                "ALTER SUBSCRIPTION {db}_on ADD PUBLICATION r WITH (copy_data = off) | 08006",
                "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY        | ``",
                "ALTER TABLE ONLY public.p DETACH PARTITION public.\"p1\" concurrently | ``",
                "DISCARD ALL                                           | ``",
                "COMMIT PREPARED 'x'                                   | 42704",
                "ROLLBACK PREPARED 'x'                                 | 42704"
            })
    void theServerRefusesInATransactionWhatIsToRunAlone(String statement, String outside) throws SQLException {
        String here = statement.replace("{db}", name.text());

        assertThat(kind(here)).isEqualTo(StatementKind.ALONE);
        assertThat(inTransaction(here)).isEqualTo(NOT_IN_A_TRANSACTION);
        assertThat(run(here)).isEqualTo(outside);
    }

    /** A server that does not know it says so. */
    @ParameterizedTest
    @CsvSource({
        "17, CLUSTER (VERBOSE)",
        "17, ALTER SUBSCRIPTION {db}_off SET (failover = true)",
        "18, ALTER SUBSCRIPTION {db}_off SET (two_phase = false)"
    })
    void soDoServersOfLaterVersions(int since, String statement) throws SQLException {
        String here = statement.replace("{db}", name.text());

        assertThat(kind(here)).isEqualTo(StatementKind.ALONE);
        assertThat(inTransaction(here))
                .isEqualTo(connection.getServerMajorVersion() >= since ? NOT_IN_A_TRANSACTION : "42601");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX x ON t (a)",
                "DROP INDEX i",
                "REINDEX TABLE t",
                "REINDEX (CONCURRENTLY off) INDEX i",
                "REINDEX (VERBOSE, CONCURRENTLY 'false') INDEX i",
                "ANALYZE",
                "ANALYZE VERBOSE t",
                "CLUSTER t USING i",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER DATABASE {db} SET work_mem = '8MB'",
                "ALTER TABLE t SET TABLESPACE pg_default",
                "ALTER TABLE p DETACH PARTITION p1",
                "CREATE SUBSCRIPTION {db}_x CONNECTION 'host=127.0.0.1 port=1' PUBLICATION q WITH (connect = false)",
                "ALTER SUBSCRIPTION {db}_on SET PUBLICATION r WITH (refresh = false)",
                "ALTER SUBSCRIPTION {db}_off SET (synchronous_commit = off)",
                "ALTER SUBSCRIPTION {db}_off SET (slot_name = NONE)",
                "ALTER SUBSCRIPTION {db}_on DISABLE",
                "ALTER TYPE e RENAME VALUE 'a' TO 'b'",
                "ALTER TYPE c ADD ATTRIBUTE value int",
                "DISCARD TEMP",
                "DISCARD PLANS",
                "SAVEPOINT s",
                "PREPARE s AS SELECT 1",
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "LOCK TABLE t"
            })
    void theServerTakesTheRestInATransaction(String statement) throws SQLException {
        String here = statement.replace("{db}", name.text());

        assertThat(kind(here)).isEqualTo(StatementKind.TRANSACTIONAL);
        assertThat(inTransaction(here)).isEmpty();
    }

    /** Here the server refuses what it finds, not what is said: no word tells, and its own message names the cause. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"REINDEX TABLE p | 25001", "REINDEX INDEX pi | 25001", "CALL commits() | 2D000"})
    void someThingsOnlyTheCatalogTells(String statement, String state) throws SQLException {
        assertThat(kind(statement)).isEqualTo(StatementKind.TRANSACTIONAL);
        assertThat(inTransaction(statement)).isEqualTo(state);
        assertThat(run(statement)).isEmpty();
    }

    @Test
    void aNewValueOfAnEnumIsUsedInTheNextTransactionOnly() throws SQLException {
        String addValue = "ALTER TYPE e ADD VALUE 'x'";
        assertThat(kind(addValue)).isEqualTo(StatementKind.ENDS_GROUP);

        run("BEGIN");
        assertThat(run(addValue)).isEmpty();
        assertThat(run("SELECT 'x'::e")).isEqualTo("55P04");
        run("ROLLBACK");
        run("BEGIN");
        run(addValue);
        run("COMMIT");
        assertThat(run("SELECT 'x'::e")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "BEGIN WORK READ ONLY", "START TRANSACTION ISOLATION LEVEL SERIALIZABLE"})
    void theseBegin(String statement) throws SQLException {
        assertThat(kind(statement)).isEqualTo(StatementKind.BEGINS);
        run(statement);
        assertThat(state()).isEqualTo(TransactionState.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMIT, COMMITS, IDLE, 1",
        "END WORK, COMMITS, IDLE, 1",
        "COMMIT TRANSACTION AND NO CHAIN, COMMITS, IDLE, 1",
        "COMMIT AND CHAIN, COMMITS_AND_BEGINS, OPEN, 1",
        "END TRANSACTION AND CHAIN, COMMITS_AND_BEGINS, OPEN, 1",
        "ROLLBACK, ROLLS_BACK, IDLE, 0",
        "ABORT WORK, ROLLS_BACK, IDLE, 0",
        "ROLLBACK AND CHAIN, ROLLS_BACK_AND_BEGINS, OPEN, 0",
        "ABORT TRANSACTION AND CHAIN, ROLLS_BACK_AND_BEGINS, OPEN, 0",
        "ROLLBACK WORK TO SAVEPOINT s, TRANSACTIONAL, OPEN, 0",
        "RELEASE s, TRANSACTIONAL, OPEN, 1"
    })
    void theseEnd(String statement, StatementKind kind, TransactionState left, int rows) throws SQLException {
        assertThat(kind(statement)).isEqualTo(kind);
        run("BEGIN");
        run("SAVEPOINT s");
        run("INSERT INTO t VALUES (1)");

        assertThat(run(statement)).isEmpty();

        assertThat(state()).isEqualTo(left);
        assertThat(Queries.run(connection, "SELECT count(*) FROM t")).isEqualTo(Integer.toString(rows));
    }

    @Test
    void settingsOfATransactionComeFirstInIt() throws SQLException {
        String set = "SET LOCAL TRANSACTION ISOLATION LEVEL SERIALIZABLE";
        assertThat(kind(set)).isEqualTo(StatementKind.SETS_TRANSACTION);

        run("BEGIN");
        assertThat(run(set)).isEmpty();
        run("ROLLBACK");
        run("BEGIN");
        run("SELECT 1");
        assertThat(run(set)).isEqualTo(NOT_IN_A_TRANSACTION);
    }

    private static StatementKind kind(String statement) {
        return Script.parse(statement).statements().get(0).kind();
    }

    /** What the statement comes to in a transaction, which is then rolled back. */
    private String inTransaction(String statement) throws SQLException {
        run("BEGIN");
        String outcome = run(statement);
        run("ROLLBACK");
        return outcome;
    }

    /** The SQL state, or nothing if all went well. */
    private String run(String statement) throws SQLException {
        try {
            var query = connection.createQuery(statement, false, false).query;
            connection
                    .getQueryExecutor()
                    .execute(
                            query,
                            null,
                            new Completions(),
                            0,
                            0,
                            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN);
            return "";
        } catch (SQLException e) {
            return ServerRefusal.state(e);
        }
    }

    private TransactionState state() {
        return connection.getQueryExecutor().getTransactionState();
    }
}
