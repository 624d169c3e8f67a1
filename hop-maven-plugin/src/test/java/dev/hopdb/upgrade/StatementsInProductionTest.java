package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.Activity;
import dev.hopdb.database.Blocker;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a target receives of statements that cannot be in a transaction, wait for others, or are left in the middle. */
@Timeout(600)
class StatementsInProductionTest {

    private static final Label LABEL = Label.parse("0.1.0");
    private static final Ledger.Author AUTHOR = new Ledger.Author("ada", "laptop", "0".repeat(40), "0.1.0");
    private static final String COMMAND = "mvn hop:upgrade -Dhop.target=shop";

    private static final String STATEMENTS =
            "SELECT string_agg(format('%s/%s:%s %s', patch, file, number, state), ' ' ORDER BY position) FROM hop.statement";

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("apply"));
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private Session session;

    @BeforeEach
    void open() {
        server.create(name);
        session = server.open(name);
        assertThat(session.tryLockTarget()).isTrue();
    }

    @AfterEach
    void close() {
        session.close();
        server.drop(name);
        server.close();
    }

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
        TestCluster.query(TestCluster.address(name.text()), "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
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
        TestCluster.query(TestCluster.address(name.text()), "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)");
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
    void onlyAPersonCanSayWhatHasBecomeOfADatabase() {
        String made = TestCluster.freshName("made");
        Patch patch = patch(1, "CREATE TABLE a ();\nCREATE DATABASE " + made + ";\nCREATE TABLE b ();");
        apply(TransactionUnit.RELEASE, patch);
        run("DROP TABLE b");
        asIfKilledAt(2);
        run("DELETE FROM hop.statement WHERE number = 3");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        Patches/1/1.sql:2:1 was begun, and nobody knows how it ended
                          Why: the session ended while it ran, and it cannot be in a transaction
                               in: CREATE DATABASE %2$s;
                          Fix: look at: SELECT datname, dattablespace FROM pg_database
                               if its effect is there: %1$s -Dhop.resolve=1/1.sql:2=done -Dhop.reason="..."
                               if it is not: %1$s -Dhop.resolve=1/1.sql:2=again -Dhop.reason="..."
                               if it is not wanted: %1$s -Dhop.resolve=1/1.sql:2=skip -Dhop.reason="..."
                        The target has a part of 0.1.0; the same command goes on from there.""".formatted(COMMAND, made)));

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> applyResolved("1/1.sql:2=again", patch))
                .satisfies(e -> assertThat(e.why()).contains("already exists"));
        asIfKilledAt(2);
        applyResolved("1/1.sql:2=done", patch);

        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 done 1/1.sql:2 done 1/1.sql:3 done");
        assertThat(query("SELECT string_agg(concat_ws(' ', patch, file, number, answer, reason, answered_by), ', '"
                        + " ORDER BY id) FROM hop.resolution"))
                .isEqualTo("1 1.sql 2 again because postgres, 1 1.sql 2 done because postgres");
        TestCluster.run("postgres", "DROP DATABASE " + made);
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

    @Test
    void aScriptGoesOnInAnotherSessionWithItsSettingsAndRole() {
        String owner = TestCluster.freshName("owner");
        run("CREATE ROLE %1$s; CREATE SCHEMA app AUTHORIZATION %1$s; SET ROLE %1$s".formatted(owner));
        Patch patch = patch(1, """
                SET search_path = app; SET ROLE %s; SET work_mem = '7MB';
                CREATE TABLE t (a int);
                CREATE INDEX CONCURRENTLY i ON t (a);
                CREATE TABLE u AS SELECT 1 / (SELECT count(*) FROM t) AS x, current_setting('work_mem') AS m;
                """.formatted(owner));
        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> apply(TransactionUnit.RELEASE, patch));
        run("INSERT INTO app.t VALUES (1)");
        reconnect();

        apply(TransactionUnit.RELEASE, patch);

        assertThat(query("SELECT tableowner FROM pg_tables WHERE schemaname = 'app' AND tablename = 'u'"))
                .isEqualTo(owner);
        assertThat(query("SELECT m FROM app.u")).isEqualTo("7MB");
        session.run(new PatchFile.Sql("x", "DO $$ BEGIN ASSERT current_user = 'postgres'; END $$"));
        run("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(owner));
    }

    @Test
    void aLockThatIsNotToBeHadIsTriedForAndItsHolderNamed() throws Exception {
        run("CREATE TABLE t (a int)");
        Thread holder = new Thread(() -> TestCluster.query(
                TestCluster.address(name.text()), "SELECT count(*), pg_sleep(600) FROM t HAVING true"));
        holder.start();
        awaitReader();
        Thread patience = new Thread(this::endTheReaderOnceSomebodyWaits);
        patience.setDaemon(true);
        patience.start();
        Terms terms = new Terms(Duration.ofSeconds(1), Duration.ofMinutes(5), List.of(), COMMAND);

        apply(terms, patch(1, "CREATE TABLE before ();\nALTER TABLE t ADD b int;"));
        holder.join();
        patience.join();

        assertThat(told)
                .filteredOn(line -> line.startsWith("waits"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "waits Patches/1/1.sql:2:1 for pid \\d+ of postgres \\(PostgreSQL JDBC Driver\\), at its statement since \\d\\d:\\d\\d:\\d\\dZ"));
        assertThat(told).anyMatch(line -> line.startsWith("lasts Patches/1/1.sql:2:1 pid "));
        assertThat(query("SELECT retries > 0 AND waited > interval '1s' FROM hop.statement WHERE number = 2"))
                .isEqualTo("t");
        assertThat(query("SELECT retries = 0 FROM hop.statement WHERE number = 1"))
                .isEqualTo("t");
    }

    @Test
    void aLockThatIsNeverToBeHadEndsWithTheNameOfItsHolder() {
        run("CREATE TABLE t (a int)");
        try (Session other = server.open(name)) {
            other.inTransaction(() -> {
                other.run(new PatchFile.Sql("x", "LOCK TABLE t"));
                // Long enough to be looked at on the busiest machine.
                Terms terms = new Terms(Duration.ofSeconds(6), Duration.ofMillis(1), List.of(), COMMAND);
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(() -> apply(terms, patch(1, "ALTER TABLE t ADD b int;")))
                        .satisfies(e -> assertThat(e.report())
                                .startsWith("Patches/1/1.sql:1:1 did not get its lock within 0.001s\n"
                                        + "  Why: canceling statement due to lock timeout")
                                .contains("in: ALTER TABLE t ADD b int;\n       in its way: pid ")
                                .endsWith("  Fix: end what is in its way, or wait longer: %s -Dhop.lockWait=30m"
                                        .formatted(COMMAND)));
                return true;
            });
        }
        assertThat(query("SELECT count(*) FROM hop.release")).isEqualTo("0");
    }

    @Test
    void whereNobodyElseIsExpectedALockIsNotTriedForAgain() {
        run("CREATE TABLE t (a int)");
        try (Session other = server.open(name)) {
            other.inTransaction(() -> {
                other.run(new PatchFile.Sql("x", "LOCK TABLE t"));
                assertThatExceptionOfType(LockTimedOut.class)
                        .isThrownBy(() -> apply(Terms.ALONE, patch(1, "SELECT 1;\nLOCK TABLE t NOWAIT;")))
                        .satisfies(e -> assertThat(e.report()).isEqualTo("""
                                Patches/1/1.sql:2:1 did not get its lock
                                  Why: could not obtain lock on relation "t" (SQLSTATE 55P03)
                                       in: LOCK TABLE t NOWAIT;
                                  Fix: run the same command again when less is going on"""));
                return true;
            });
        }
    }

    @Test
    void aRoleThatOwnsNothingButTheDatabaseIsEnough() {
        DatabaseAddress plain = TestCluster.role(name.text(), "NOSUPERUSER NOCREATEDB NOCREATEROLE");
        TestCluster.run("postgres", "ALTER DATABASE %s OWNER TO %s".formatted(name, plain.user()));
        session.close();
        try (DatabaseServer asPlain = PostgresServer.connect(plain)) {
            session = asPlain.open(name);
            assertThat(session.tryLockTarget()).isTrue();

            apply(TransactionUnit.RELEASE, patch(1, """
                    CREATE SCHEMA app; SET search_path = app; CREATE TABLE t (a int);
                    CREATE INDEX CONCURRENTLY i ON t (a); REINDEX INDEX CONCURRENTLY i;
                    BEGIN; INSERT INTO t VALUES (1); COMMIT; VACUUM t;
                    """));
            asIfKilledAt(9);
            apply(TransactionUnit.RELEASE, patch(1, """
                    CREATE SCHEMA app; SET search_path = app; CREATE TABLE t (a int);
                    CREATE INDEX CONCURRENTLY i ON t (a); REINDEX INDEX CONCURRENTLY i;
                    BEGIN; INSERT INTO t VALUES (1); COMMIT; VACUUM t;
                    """));
            session.close();
        }

        assertThat(query("SELECT count(*) FROM hop.statement WHERE state = 'done'"))
                .isEqualTo("9");
        session = server.open(name);
        run("REASSIGN OWNED BY %1$s TO postgres; DROP OWNED BY %1$s".formatted(plain.user()));
    }

    @Test
    void hopsOwnLockIsNotInTheWayOfItsBuilds() {
        run("CREATE TABLE t (a int)");
        Terms terms = new Terms(Duration.ofMillis(100), Duration.ofSeconds(1), List.of(), COMMAND);

        apply(terms, patch(1, "CREATE TABLE u ();\nCREATE INDEX CONCURRENTLY i ON t (a);"));

        assertThat(told).noneMatch(line -> line.startsWith("waits"));
        assertThat(session.lockHolder()).isPresent();
    }

    private void endTheBuild() {
        String build = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock' AND datname = '" + name + "'";
        while (!TestCluster.query(TestCluster.address(), build).equals("1")) {
            pause();
        }
    }

    private void endTheReaderOnceSomebodyWaits() {
        while (List.copyOf(told).stream().noneMatch(line -> line.startsWith("waits"))) {
            pause();
        }
        TestCluster.query(
                TestCluster.address(),
                "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '"
                        + name + "'");
    }

    private void awaitReader() {
        String reading =
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '" + name + "'";
        while (!TestCluster.query(TestCluster.address(), reading).equals("1")) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean join(Thread thread) {
        try {
            thread.join();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ledger is as a process leaves it that is killed after the server has done what it was asked for. */
    private void asIfKilledAt(int number) {
        run("UPDATE hop.statement SET state = 'started', took = NULL WHERE number = %d".formatted(number));
        run("UPDATE hop.release SET finished_at = NULL; DELETE FROM hop.file; DELETE FROM hop.patch");
    }

    private void reconnect() {
        session.close();
        session = server.open(name);
    }

    private void apply(TransactionUnit unit, Patch... patches) {
        apply(unit, new Terms(Duration.ofSeconds(2), Duration.ofSeconds(20), List.of(), COMMAND), patches);
    }

    private void apply(Terms terms, Patch... patches) {
        apply(TransactionUnit.RELEASE, terms, patches);
    }

    private void applyResolved(String resolution, Patch... patches) {
        apply(
                new Terms(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Resolution.parse(resolution, "because"),
                        COMMAND),
                patches);
    }

    private void apply(TransactionUnit unit, Terms terms, Patch... patches) {
        new ReleaseApplier(Clock.systemUTC(), new Telling())
                .apply(session, new Release(LABEL, List.of(patches)), unit, AUTHOR, terms);
    }

    private void run(String sql) {
        TestCluster.run(name.text(), sql);
    }

    private String query(String sql) {
        return TestCluster.query(TestCluster.address(name.text()), sql);
    }

    private static Patch patch(int number, String... scripts) {
        List<PatchFile> files = new ArrayList<>();
        Arrays.stream(scripts).forEach(text -> files.add(new PatchFile.Sql(files.size() + 1 + ".sql", text)));
        return new Patch(PatchId.parse(Integer.toString(number)), files);
    }

    private final class Telling implements Progress {

        @Override
        public void ran(Label release, Patch patch, PatchFile file, Duration took) {}

        @Override
        public void applied(Label release, Patch patch, Duration took) {}

        @Override
        public void lasts(ScriptStatement statement, Duration elapsed, Activity activity) {
            activity.blockers().forEach(blocker -> told.add("lasts %s %s".formatted(statement, blocker)));
        }

        @Override
        public void waits(ScriptStatement statement, List<Blocker> blockers, Duration pause) {
            blockers.forEach(blocker -> told.add("waits %s for %s".formatted(statement, blocker)));
        }

        @Override
        public void found(ScriptStatement statement, String what) {
            told.add(what);
        }
    }
}
