package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Mark;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSessionTest {

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("session"));
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());
    private Session session;

    @BeforeEach
    void open() {
        server.create(name);
        session = server.open(name);
    }

    @AfterEach
    void close() {
        session.close();
        server.drop(name);
        server.close();
    }

    @Test
    void runsAWholeScriptWithBodiesOfEveryKind() {
        run("""
                CREATE TABLE t (id int, doc jsonb);
                CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
                CREATE FUNCTION g(n int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN n > 0 THEN 1 END; END;
                INSERT INTO t VALUES (f() + g(1), '{"a;b": 1}');
                SELECT doc ? 'a;b' FROM t;
                DO $x$ BEGIN ASSERT (SELECT id FROM t) = 2; END $x$;
                """);
    }

    @Test
    void placesASyntaxErrorAtItsLineAndColumn() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("SELECT 1;\r\n\r\n-- Straße 😀\r\nSELECT '😀' FROMM pg_class;\r\nSELECT 2;"))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo("10_x.sql:4:18 failed");
                    assertThat(e.why()).contains("42601").endsWith("in: SELECT '😀' FROMM pg_class;");
                });
    }

    @Test
    void placesAnErrorThatHasNoPositionAtItsStatement() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("CREATE TABLE t (id int PRIMARY KEY);;\nSELECT 1; -- one\n"
                        + "INSERT INTO t VALUES (1);\n  /* two */ INSERT INTO t\n VALUES (1);\nSELECT 3;"))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo("10_x.sql:4:13 failed");
                    assertThat(e.why())
                            .contains("23505", "Detail: Key (id)=(1)")
                            .endsWith("in: INSERT INTO t");
                });
    }

    @Test
    void saysWhereInAFunctionItFailed() {
        run("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n RAISE 'no' USING HINT = 'try'; END $$;");

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("\nSELECT f();"))
                .satisfies(e -> assertThat(e.why())
                        .contains("no (SQLSTATE P0001)", "Hint: try", "PL/pgSQL function f() line 3"))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void nothingIsLeftOfAFailedScript() {
        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> run("CREATE TABLE t (); SELECT 1/0;"));

        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void nothingIsLeftOfOneScriptToTheNext() {
        run("""
                SET search_path = pg_catalog; SET TimeZone = 'Asia/Tokyo'; SET ROLE pg_monitor;
                SET lock_timeout = '1h'; CREATE TEMPORARY TABLE gone (); PREPARE p AS SELECT 1;
                """);
        run("""
                DO $$ BEGIN
                    ASSERT current_setting('search_path') = '"$user", public', current_setting('search_path');
                    ASSERT current_setting('TimeZone') = 'UTC';
                    ASSERT current_setting('application_name') = 'hop';
                    ASSERT current_setting('lock_timeout') = '0';
                    ASSERT current_user = session_user;
                    ASSERT to_regclass('pg_temp.gone') IS NULL;
                    ASSERT (SELECT count(*) FROM pg_prepared_statements) = 0;
                END $$;
                """);
    }

    @Test
    void scriptsHaveTheSearchPathAndTimeZoneOfTheDatabase() {
        TestCluster.run(name.text(), """
                CREATE SCHEMA shop;
                ALTER DATABASE %s SET search_path = shop;
                ALTER DATABASE %s SET timezone = 'Europe/Paris'""".formatted(name, name));
        session.close();
        session = server.open(name);

        run("CREATE TABLE t (at timestamptz DEFAULT '2020-01-01 00:00'); INSERT INTO t DEFAULT VALUES");
        run("DO $$ BEGIN ASSERT (SELECT at FROM shop.t) = '2019-12-31 23:00Z'; END $$");
    }

    @Test
    void whatThePublicSchemaHoldsCannotPassForTheSystems() {
        TestCluster.run(name.text(), """
                CREATE FUNCTION public.to_regclass(varchar) RETURNS regclass LANGUAGE sql AS 'SELECT 1/0::regclass';
                ALTER DATABASE %s SET search_path = public, pg_catalog""".replace("1/0", "0").formatted(name));
        session.close();
        session = server.open(name);

        assertThat(session.mark()).isEmpty();
        run("SELECT 1");
        assertThat(session.ledger().isInstalled()).isFalse();
    }

    @Test
    void deferredConstraintsAreCheckedAfterEachScript() {
        run("""
                CREATE TABLE a (id int PRIMARY KEY);
                CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
                """);

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("INSERT INTO b VALUES (7);"))
                .satisfies(e -> assertThat(e.why()).contains("23503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN", "commit", "ROLLBACK", "END", "ABORT", "START TRANSACTION", "PREPARE TRANSACTION 'x'"})
    void refusesAScriptThatEndsTheTransactionItself(String command) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> run("CREATE TABLE t ();\n " + command + ";"))
                .satisfies(e -> assertThat(e.problem().toLowerCase(java.util.Locale.ROOT))
                        .startsWith("10_x.sql:2:2 has "
                                + command.toLowerCase(java.util.Locale.ROOT).replace(" 'x'", "")));
        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void savepointsAreAScriptsOwnBusiness() {
        run("SAVEPOINT a; CREATE TABLE t (); ROLLBACK TO a; RELEASE SAVEPOINT a; PREPARE p AS SELECT 1;");

        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void refusesCommandsOfPsqlByName() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> run("SELECT '\\a', $$\\b$$, \"\\c\" /* \\d */ -- \\e\n;\n\\i other.sql\n"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:3:1 has \\i"));
    }

    @Test
    void whatCannotBeInATransactionFailsWithItsPlace() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:2:1 failed"))
                .satisfies(e -> assertThat(e.why()).contains("25001"));
    }

    @Test
    void aMillionNoticesAndRowsAreLetGo() {
        run("DO $$ BEGIN FOR i IN 1..20000 LOOP RAISE NOTICE 'n'; RAISE WARNING 'w'; END LOOP; END $$;"
                + "SELECT repeat('x', 1000) FROM generate_series(1, 200000);");
    }

    @Test
    void anEmptyScriptRuns() {
        run("");
        run("-- nothing\n");
    }

    @Test
    void namesTheLackOfLocks() {
        assertThatExceptionOfType(TooFewLocks.class)
                .isThrownBy(() -> run("SELECT pg_advisory_xact_lock(i) FROM generate_series(1, 10000000) i"))
                .satisfies(e -> assertThat(e.report()).contains("10_x.sql", "max_locks_per_transaction is 64"));
        run("SELECT 1");
    }

    @Test
    void aMarkIsReadAsItWasWritten() {
        assertThat(session.mark()).isEmpty();

        var mark = new Mark("p", Mark.Role.DEVELOPMENT, "w", 42, "sys");
        session.mark(new Mark("p", Mark.Role.TARGET, "", 1, "other"));
        session.mark(mark);

        assertThat(session.mark()).isEqualTo(Optional.of(mark));
        assertThat(session.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t ()",
                "CREATE VIEW v AS SELECT 1 AS x",
                "CREATE SCHEMA s",
                "CREATE TYPE e AS ENUM ('a')",
                "CREATE DOMAIN d AS int",
                "CREATE TYPE c AS (a int)",
                "CREATE TYPE r AS RANGE (SUBTYPE = date)",
                "CREATE SEQUENCE q",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
                "CREATE AGGREGATE a (int) (SFUNC = int4pl, STYPE = int)",
                "CREATE OPERATOR <+> (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int)",
                "CREATE COLLATION c FROM \"C\"",
                "CREATE TEXT SEARCH CONFIGURATION t (COPY = simple)",
                "CREATE FOREIGN DATA WRAPPER w",
                "CREATE PUBLICATION p",
                "SELECT lo_create(0)",
                "CREATE TABLE \"odd \"\"t;\" (id int GENERATED ALWAYS AS IDENTITY, s serial) PARTITION BY LIST (id)"
            })
    void whatAUserMadeIsSeenAndDropped(String statement) {
        run("CREATE EXTENSION IF NOT EXISTS hstore");
        assertThat(session.isEmpty()).isTrue();
        run(statement);
        assertThat(session.isEmpty()).isFalse();

        session.clear();

        assertThat(session.isEmpty()).isTrue();
        run("CREATE EXTENSION hstore; " + statement);
    }

    @Test
    void twoThousandTablesAreDroppedWithoutTheLocksForThem() {
        for (int part = 0; part < 8; part++) {
            run("CREATE SCHEMA s%d; DO $$ BEGIN FOR i IN 1..250 LOOP EXECUTE format('CREATE TABLE s%d.t%%s"
                            .formatted(part, part)
                    + " (id int PRIMARY KEY, a text UNIQUE)', i); END LOOP; END $$");
        }
        run("CREATE TABLE public.t (); CREATE TYPE public.e AS ENUM ('a')");

        session.clear();

        assertThat(session.isEmpty()).isTrue();
        run("CREATE TABLE public.t ()");
    }

    @Test
    void clearingDoesNotWaitForEver() {
        run("CREATE TABLE busy ()");
        try (Session other = server.open(name)) {
            other.inTransaction(() -> {
                other.run(new PatchFile.Sql("x", "SELECT * FROM busy"));
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(session::clear)
                        .satisfies(e -> assertThat(e.report()).contains("55P03", "end what uses it"));
                return true;
            });
        }
        session.clear();
        assertThat(session.isEmpty()).isTrue();
        run("DO $$ BEGIN ASSERT current_setting('lock_timeout') = '0'; END $$");
    }

    @Test
    void oneSessionHasTheLockOfATarget() {
        assertThat(session.tryLockTarget()).isTrue();
        try (Session other = server.open(name)) {
            assertThat(other.tryLockTarget()).isFalse();
        }
    }

    /** Whoever comes next must not have to wait for the server to end a session that is closed. */
    @Test
    void theLockOfATargetIsFreeAsSoonAsItsSessionIsClosed() {
        for (int round = 0; round < 50; round++) {
            try (Session other = server.open(name)) {
                assertThat(other.tryLockTarget()).isTrue();
                assertThat(session.lockHolder()).isPresent();
            }
            assertThat(session.lockHolder()).as("round %s", round).isEmpty();
        }
    }

    private void run(String text) {
        session.run(new PatchFile.Sql("10_x.sql", text));
    }
}
