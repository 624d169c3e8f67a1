package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.EveryServer;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a target receives of statements that cannot be in a transaction, wait for others, or are left in the middle. */
@Timeout(600)
@EveryServer(alsoAsOwner = true)
class StatementsInProductionTest extends ProductionFixture {

    @ParameterizedTest
    @EnumSource(TransactionUnit.class)
    void aConcurrentBuildRunsByItselfBetweenTwoTransactions(TransactionUnit unit) {
        apply(unit, patch(1, """
                CREATE TABLE t (a int); SELECT pg_current_xact_id()::text AS id INTO first;
                CREATE INDEX CONCURRENTLY i ON t (a);
                INSERT INTO t VALUES (1), (2);
                DO $$ BEGIN ASSERT (SELECT id FROM first) <> pg_current_xact_id()::text; END $$;
                """));

        assertThat(query(STATEMENTS))
                .isEqualTo("1/1.sql:1 done 1/1.sql:2 done 1/1.sql:3 done 1/1.sql:4 done 1/1.sql:5 done");
        assertThat(query("SELECT string_agg(coalesce(rows::text, '-'), ' ' ORDER BY number) FROM hop.statement"))
                .isEqualTo("- 1 - 2 -");
        assertThat(query("SELECT count(*) FROM hop.release WHERE finished_at IS NOT NULL"))
                .isEqualTo("1");
        assertThat(query("SELECT min(took) > interval '0' FROM hop.statement")).isEqualTo("t");
        assertThat(query("SELECT concat_ws(' ', release, os_user, host, tool_version) FROM hop.run"))
                .isEqualTo("0.1.0 ada laptop 0.1.0");
    }

    @Test
    void aBuildThatFailedLeavesNoInvalidIndexOnceItsDataAreMended() {
        Patch patch = patch(1, """
                CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);
                CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
                CREATE TABLE after ();
                """);

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        Patches/1/1.sql:2:1 failed
                          Why: could not create unique index "i" (SQLSTATE 23505)
                               Detail: Key (a)=(1) is duplicated.
                               in: CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
                          Fix: mend the data that it fails on, then: %1$s
                               or do by hand what it should do, then: %1$s -Dhop.resolve=1/1.sql:3=done -Dhop.reason="..."
                               or leave it out for good: %1$s -Dhop.resolve=1/1.sql:3=skip -Dhop.reason="..."
                        The target has a part of 0.1.0, up to 1/1.sql:2; the same command goes on from there.""".formatted(COMMAND)));
        assertThat(query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("f");
        assertThat(query(STATEMENTS)).endsWith("1/1.sql:3 failed");

        run("DELETE FROM t");
        apply(TransactionUnit.RELEASE, patch);

        assertThat(query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("t");
        assertThat(told).contains("dropping the INVALID index public.i that was left behind");
        assertThat(query(STATEMENTS)).endsWith("1/1.sql:3 done 1/1.sql:4 done");
    }

    @Test
    void anInvalidIndexIsNeverPassedOver() {
        run("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
        query("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
        run("DELETE FROM t");
        Patch patch = patch(1, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("Patches/1/1.sql:1:1 left index public.i INVALID"));
        apply(TransactionUnit.RELEASE, patch);

        assertThat(query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void aReleaseWithAnInvalidIndexIsNotFinished() {
        Patch patch = patch(1, """
                CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);
                CREATE INDEX CONCURRENTLY ok ON t (a);
                """);
        Patch another = patch(2, "SELECT 1/(SELECT count(*) FROM t WHERE a = 2);");
        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> apply(TransactionUnit.RELEASE, patch, another));
        query("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
        run("UPDATE t SET a = 2");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch, another))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        Release 0.1.0 left index public.i INVALID
                          Why: no query uses an INVALID index, and it does not make anything unique: it counts as not built
                          Fix: build it again, then run the same command again: REINDEX INDEX CONCURRENTLY public.i
                        The target has a part of 0.1.0; the same command goes on from there."""));
        assertThat(session.ledger().isFinished(LABEL)).isFalse();
        run("DROP INDEX i");
        apply(TransactionUnit.RELEASE, patch, another);
        assertThat(session.ledger().isFinished(LABEL)).isTrue();
    }

    @Test
    void aBuildWhoseSessionWasEndedIsFoundAndBuiltAgain() throws Exception {
        run("CREATE TABLE t (a int)");
        Patch patch = patch(1, "CREATE INDEX CONCURRENTLY \"I 1\" ON t (a); CREATE TABLE after ();");
        try (Session other = server.open(name)) {
            other.inTransaction(() -> {
                other.run(new PatchFile.Sql("x", "INSERT INTO t VALUES (1)"));
                Thread killer = new Thread(this::endTheBuild);
                killer.setDaemon(true);
                killer.start();
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch))
                        .satisfies(e -> assertThat(e.problem()).isEqualTo("The connection to the database was lost"));
                return join(killer);
            });
        }
        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 started");
        assertThat(query("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"I 1\"'::regclass"))
                .isEqualTo("f");

        reconnect();
        apply(TransactionUnit.RELEASE, patch);

        assertThat(query("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"I 1\"'::regclass"))
                .isEqualTo("t");
        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 done 1/1.sql:2 done");
    }

    @Test
    void whatAnOwnerOfTheDatabaseNeedsRunsAndGoesOnAtItsLastStatement() {
        Patch patch = patch(1, """
                CREATE SCHEMA app; SET search_path = app; CREATE TABLE t (a int);
                CREATE INDEX CONCURRENTLY i ON t (a); REINDEX INDEX CONCURRENTLY i;
                BEGIN; INSERT INTO t VALUES (1); COMMIT; VACUUM t;
                """);
        apply(TransactionUnit.RELEASE, patch);
        asIfKilledAt(9);

        apply(TransactionUnit.RELEASE, patch);

        assertThat(query("SELECT count(*) FROM hop.statement WHERE state = 'done'"))
                .isEqualTo("9");
    }

    @Test
    void aBuildThatCameToItsEndUnheardCounts() {
        run("CREATE TABLE t (a int)");
        Patch patch = patch(1, "CREATE INDEX CONCURRENTLY i ON t (a);");
        apply(TransactionUnit.RELEASE, patch);
        asIfKilledAt(1);

        apply(TransactionUnit.RELEASE, patch);

        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 done");
    }

    @Test
    void whatIsRepeatableIsRepeated() {
        Patch patch = patch(1, "VACUUM (FULL);\nREINDEX TABLE CONCURRENTLY pg_temp_nothing;".replaceFirst("\n.*", ""));
        apply(TransactionUnit.RELEASE, patch);
        asIfKilledAt(1);

        apply(TransactionUnit.RELEASE, patch);

        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 done");
        assertThat(query("SELECT count(*) FROM hop.run")).isEqualTo("2");
    }

    @Test
    void aStatementThatFailsOnTheseDataOnlyIsLeftOut() {
        run("CREATE TABLE t (a int); INSERT INTO t VALUES (-1)");
        Patch patch = patch(1, "CREATE TABLE u ();\nALTER TABLE t ADD CHECK (a > 0);\nCREATE TABLE v ();");
        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> apply(TransactionUnit.RELEASE, patch));
        assertThat(query("SELECT to_regclass('u') IS NULL AND NOT EXISTS (SELECT FROM hop.release)"))
                .isEqualTo("t");

        applyResolved("1/1.sql:2=skip", patch);

        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 done 1/1.sql:2 skipped 1/1.sql:3 done");
        assertThat(query("SELECT answer || ' ' || reason FROM hop.resolution")).isEqualTo("skip because");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/1.sql:9=skip", "1/2.sql:1=done", "1/1.sql:1=done"})
    void aDecisionAboutNothingIsRefused(String resolution) {
        Patch patch = patch(1, "BEGIN; CREATE TABLE t (); COMMIT;");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> applyResolved(resolution, patch))
                .satisfies(e -> assertThat(e.problem())
                        .isEqualTo("There is nothing to decide about " + resolution.replaceFirst("=.*", "")));
        assertThat(query("SELECT to_regclass('t') IS NULL")).isEqualTo("t");
    }

    @Test
    void aScriptsOwnTransactionsHoldAsItSays() {
        Patch patch = patch(1, """
                CREATE TABLE t (a int);
                BEGIN; INSERT INTO t VALUES (1); SAVEPOINT s; INSERT INTO t VALUES (2); ROLLBACK TO s; COMMIT;
                START TRANSACTION; INSERT INTO t VALUES (3); ROLLBACK;
                BEGIN; INSERT INTO t VALUES (4); END;
                INSERT INTO t VALUES (5);
                """);
        Patch broken = patch(2, "SELECT 1/0;");

        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> apply(TransactionUnit.RELEASE, patch, broken));

        assertThat(query("SELECT string_agg(a::text, ' ' ORDER BY a) FROM t")).isEqualTo("1 4");
        assertThat(query("SELECT string_agg(number::text, ' ' ORDER BY position) FROM hop.statement"))
                .isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12 13");
        apply(TransactionUnit.RELEASE, patch, patch(2, "SELECT 1;"));
        assertThat(query("SELECT string_agg(a::text, ' ' ORDER BY a) FROM t")).isEqualTo("1 4 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "ROLLBACK",
                "BEGIN; SELECT 1",
                "BEGIN; SELECT 1; COMMIT AND CHAIN",
                "PREPARE TRANSACTION 'x'"
            })
    void aTransactionThatIsNotBegunAndEndedInTheScriptIsRefused(String text) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch(1, "CREATE TABLE t ();\n" + text + ";")))
                .satisfies(e -> assertThat(e.problem())
                        .startsWith("Patches/1/1.sql")
                        .containsAnyOf("not begun", "does not end it", "neither ends"));
        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void aNewValueOfATypeCanBeUsedByTheNextStatement() {
        apply(TransactionUnit.RELEASE, patch(1, """
                CREATE TYPE mood AS ENUM ('sad');
                ALTER TYPE mood ADD VALUE 'ok';
                CREATE TABLE day (mood mood DEFAULT 'ok');
                """));

        assertThat(query("SELECT count(DISTINCT x.xmin::text) FROM hop.statement x"))
                .isEqualTo("2");
    }

    private static boolean join(Thread thread) {
        try {
            thread.join();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endTheBuild() {
        awaitOne(
                TestCluster.address(),
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock' AND datname = '" + name
                        + "'");
    }
}
