package dev.hopdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "create /* x */ unique -- y\n index concurrently if not exists i on t (a)",
                "CREATE INDEX CONCURRENTLY ON t (a)",
                "DROP INDEX CONCURRENTLY IF EXISTS i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX TABLE CONCURRENTLY s.t",
                "REINDEX (VERBOSE) TABLE CONCURRENTLY t",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
                "REINDEX (CONCURRENTLY 'on', VERBOSE off) TABLE t",
                "REINDEX SCHEMA public",
                "REINDEX (VERBOSE) DATABASE shop",
                "REINDEX SYSTEM shop",
                "VACUUM",
                "VACUUM (FULL, ANALYZE) t",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CLUSTER (VERBOSE)",
                "ALTER SYSTEM SET work_mem = '8MB'",
                "CREATE DATABASE d",
                "DROP DATABASE IF EXISTS d",
                "ALTER DATABASE \"a.b\" SET TABLESPACE pg_default",
                "CREATE TABLESPACE s LOCATION '/x'",
                "DROP TABLESPACE s",
                "CREATE SUBSCRIPTION s CONNECTION 'host=a' PUBLICATION p",
                "CREATE SUBSCRIPTION s CONNECTION 'host=a' PUBLICATION p, q WITH (enabled = false, create_slot)",
                "DROP SUBSCRIPTION s",
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION WITH (copy_data = false)",
                "ALTER SUBSCRIPTION s SET PUBLICATION p",
                "ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (copy_data = off, refresh = on)",
                "ALTER SUBSCRIPTION s DROP PUBLICATION p",
                "ALTER SUBSCRIPTION s SET (failover = true)",
                "ALTER SUBSCRIPTION s SET (two_phase = false)",
                "ALTER TABLE IF EXISTS ONLY a.\"b\" DETACH PARTITION a . c CONCURRENTLY",
                "DISCARD ALL",
                "COMMIT PREPARED 'x'",
                "ROLLBACK PREPARED 'x'"
            })
    void theServerWantsTheseAlone(String statement) {
        assertThat(kind(statement)).isEqualTo(StatementKind.ALONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "CREATE INDEX \"concurrently\" ON t (a)",
                "CREATE TABLE concurrently_vacuum (a int)",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN VACUUM; COMMIT; END $$",
                "DO 'BEGIN COMMIT; END'",
                "COMMENT ON TABLE t IS 'VACUUM; ALTER SYSTEM'",
                "DROP INDEX i",
                "REINDEX TABLE t",
                "REINDEX (VERBOSE, CONCURRENTLY FALSE) TABLE t",
                "REINDEX (CONCURRENTLY 'off') INDEX i",
                "REINDEX INDEX \"CONCURRENTLY\"",
                "ANALYZE",
                "ANALYZE VERBOSE t",
                "CLUSTER t USING i",
                "CLUSTER (VERBOSE) t",
                "CLUSTER VERBOSE t",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER DATABASE d SET work_mem = '8MB'",
                "ALTER DATABASE tablespace OWNER TO o",
                "ALTER TABLE t SET TABLESPACE s",
                "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (connect = false)",
                "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (slot_name = 'x', \"create_slot\" = 'OFF')",
                "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
                "ALTER SUBSCRIPTION s SET (slot_name = NONE)",
                "ALTER SUBSCRIPTION s SET (two_phase = true)",
                "ALTER SUBSCRIPTION refresh DISABLE",
                "ALTER TABLE t DETACH PARTITION p",
                "ALTER TABLE t DETACH PARTITION p FINALIZE",
                "DISCARD TEMP",
                "ALTER TYPE e ADD ATTRIBUTE value text",
                "ALTER TYPE add.value ADD ATTRIBUTE a int",
                "ALTER TYPE e RENAME VALUE 'a' TO 'b'",
                "SAVEPOINT a",
                "RELEASE SAVEPOINT a",
                "ROLLBACK TO chain",
                "ROLLBACK WORK TO SAVEPOINT a",
                "PREPARE p AS SELECT 1",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "SET LOCAL work_mem = '8MB'",
                "\"VACUUM\"",
                "(SELECT 1) UNION VACUUM",
                "ALTER \u017FYSTEM SET a = b"
            })
    void theseGoWithOthers(String statement) {
        assertThat(kind(statement)).isEqualTo(StatementKind.TRANSACTIONAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER TYPE e ADD VALUE 'x'                       | ENDS_GROUP",
                "alter type a.\"b.c\" add /**/ value if not exists 'x' after 'y' | ENDS_GROUP",
                "BEGIN                                            | BEGINS",
                "begin work isolation level serializable          | BEGINS",
                "START TRANSACTION                                | BEGINS",
                "COMMIT                                           | COMMITS",
                "END WORK AND NO CHAIN                            | COMMITS",
                "COMMIT TRANSACTION AND CHAIN                     | COMMITS_AND_BEGINS",
                "END AND CHAIN                                    | COMMITS_AND_BEGINS",
                "ROLLBACK                                         | ROLLS_BACK",
                "ABORT WORK                                       | ROLLS_BACK",
                "ROLLBACK WORK AND CHAIN                          | ROLLS_BACK_AND_BEGINS",
                "PREPARE TRANSACTION 'x'                          | PREPARES",
                "SET TRANSACTION READ ONLY                        | SETS_TRANSACTION",
                "SET LOCAL TRANSACTION ISOLATION LEVEL SERIALIZABLE | SETS_TRANSACTION"
            })
    void theRestHasTransactionsOfItsOwn(String statement, StatementKind kind) {
        assertThat(kind(statement)).isEqualTo(kind);
    }

    @Test
    void aSubscriptionMayHaveAnyNumberOfPublications() {
        String publications = "p, ".repeat(100) + "q";

        assertThat(kind("CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION " + publications + " WITH (connect = false)"))
                .isEqualTo(StatementKind.TRANSACTIONAL);
    }

    private static StatementKind kind(String statement) {
        Script script = Script.parse("/* VACUUM; */ " + statement + " ;");
        return script.statements().isEmpty()
                ? StatementKind.TRANSACTIONAL
                : script.statements().get(0).kind();
    }
}
