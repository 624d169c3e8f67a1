package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.SqlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data within scripts, and scripts that do not go to the server in one message. */
@EveryServer
class ScriptRunTest {

    private final DatabaseAddress address = TestCluster.target();
    private final DatabaseServer server = PostgresServer.connect(address);
    private final DatabaseName name = TestCluster.nameOf(address);
    private Session session;

    @BeforeEach
    void open() {
        session = server.open(name);
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
        TestCluster.drop(address);
    }

    @Test
    void loadsTextAndCsvBetweenOtherStatements() {
        run("""
                CREATE TABLE t (id int, name text);
                COPY t (id, name) FROM stdin; -- as pg_dump writes it
                1\tone; 'two' "three" $$ -- /*
                2\t\\N
                7\ttab\\tback\\\\slash
                \\.
                INSERT INTO t VALUES (3, 'x');
                copy t from stdin with (format csv, header);
                id,name
                4,"a ""quoted"";
                second line"
                5,
                \\.

                DO $$ BEGIN ASSERT (SELECT count(*) FROM t) = 6; END $$;
                """);

        assertThat(query("SELECT string_agg(format('%s=%s', id, name), '|' ORDER BY id) FROM t"))
                .isEqualTo("1=one; 'two' \"three\" $$ -- /*|2=|3=x|4=a \"quoted\";\nsecond line|5=|7=tab\tback\\slash");
    }

    @Test
    void dataKeepTheirCharactersWhereverABufferEnds() {
        run("CREATE TABLE t (n int GENERATED ALWAYS AS IDENTITY, a text)");

        run("COPY t (a) FROM stdin;\n" + "é😀€x\n".repeat(100_000) + "\\.\n");

        assertThat(query("SELECT count(*) FILTER (WHERE a = 'é😀€x') || ' of ' || count(*) FROM t"))
                .isEqualTo("100000 of 100000");
    }

    @Test
    void lineEndsOfWindowsAreNoData() {
        run(
                "CREATE TABLE t (a text, b jsonb);\r\nCOPY t FROM stdin;\r\nx\t{\"y\": 1}\r\n\\.\r\nSELECT b ? 'y' FROM t;\r\n");

        assertThat(query("SELECT a || length(a) || (b ? 'y') FROM t")).isEqualTo("x1true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n1\n2", "\n1\n2\n", "\n1\n2\n\\.", "\n1\n2\n\\.\n", "\r\n1\r\n2\r\n\\."})
    void dataEndWithTheFileAtTheLatest(String data) {
        run("CREATE TABLE t (a int); COPY t FROM stdin;" + data);

        assertThat(query("SELECT sum(a) FROM t")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY t FROM stdin", "COPY t FROM stdin;", "COPY t FROM STDIN (FORMAT csv);\n\\.\n"})
    void thereMayBeNoData(String copy) {
        run("CREATE TABLE t (a int); " + copy);

        assertThat(query("SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void placesAnErrorInTheDataAtTheirLineInTheFile() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("CREATE TABLE t (a int);\n\nCOPY t FROM stdin;\n1\n2\nthree\n4\n\\.\nSELECT 1;"))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo("10_x.sql:6:1 failed");
                    assertThat(e.why())
                            .contains("22P02", "In: COPY t, line 3, column a: \"three\"")
                            .endsWith("in: COPY t FROM stdin;");
                });
        assertThat(session.isEmpty()).isTrue();
        run("SELECT 1");
    }

    @Test
    void placesADuplicateInCsvWithAHeaderAtItsLine() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("""
                        CREATE TABLE t (a text PRIMARY KEY);
                        COPY t FROM stdin (FORMAT csv, HEADER);
                        a
                        x
                        "two
                        lines"
                        x
                        \\.
                        """))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:7:1 failed"))
                .satisfies(e -> assertThat(e.why()).contains("23505"));
    }

    @Test
    void placesAnErrorBeforeTheFirstLineOfDataInTheStatement() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("SELECT 1;\n/* é */ COPY absent FROM stdin;\n1\n\\.\n"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:2:9 failed"))
                .satisfies(e -> assertThat(e.why()).contains("42P01"));
    }

    @Test
    void placesAnErrorAfterData() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() ->
                        run("CREATE TABLE t (a text);\nCOPY t FROM stdin;\n😀\n\\.\nSELECT 1; SELECT '😀' FROMM t;"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:5:28 failed"));
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("CREATE TABLE t (a text);\nCOPY t FROM stdin;\n😀\n\\.\nSELECT 1;\nSELECT 1/0;"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:6:1 failed"));
    }

    @Test
    void dataThatTheServerRejectsEarlyAreNotSentToTheEnd() {
        run("CREATE TABLE t (a int)");

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("COPY t FROM stdin;\nx\n" + "1\n".repeat(5_000_000) + "\\.\n"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:2:1 failed"));
        run("INSERT INTO t VALUES (1)");
    }

    @Test
    void aDeferredConstraintThatDataBreakIsCheckedAfterTheScript() {
        run("CREATE TABLE a (id int PRIMARY KEY); "
                + "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);");

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("COPY b FROM stdin;\n7\n\\.\n"))
                .satisfies(e -> assertThat(e.why()).contains("23503"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:1:1 failed"));
    }

    @Test
    void refusesWhatStandsBetweenASemicolonAndItsData() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> run("CREATE TABLE t (a text);\n COPY t FROM stdin; SELECT 1;\nx\n\\.\n"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        10_x.sql:2:2 has COPY ... FROM stdin with more on its line
                          Why: its data begin on the line after its semicolon, so what stands between would be lost
                          Fix: put it on a line of its own after the data: edit 10_x.sql"""));
        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void aCommentThatNeverEndsIsRefusedAfterDataAsWell() {
        run("CREATE TABLE t (a text)");

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("COPY t FROM stdin;\n\\.\n/* the end"))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:3:1 failed"));
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run("/* the end"))
                .satisfies(e -> assertThat(e.why()).contains("unterminated /* comment"));
    }

    @Test
    void aLongScriptIsSentInPartsAndItsErrorsKeepTheirPlaces() {
        String row = "INSERT INTO t VALUES ('" + "é😀".repeat(100) + "');\n";
        run("CREATE TABLE t (a text);\n" + row.repeat(20_000));
        assertThat(query("SELECT count(*) FROM t")).isEqualTo("20000");

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run(row.repeat(19_999) + " INSERT INTO t SELECT 1/0;\n" + row))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:20000:2 failed"));
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> run(row.repeat(19_999) + " INSERT INTO t SELECT '😀' FROMM x;\n" + row))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:20000:33 failed"));
        assertThat(query("SELECT count(*) FROM t")).isEqualTo("20000");
    }

    @Test
    void refusesStringsInWhichABackslashEscapes() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> run("CREATE TABLE t (); SET standard_conforming_strings = off;"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        10_x.sql runs with standard_conforming_strings off
                          Why: a backslash in a string would then hide its end, and hop cannot tell where statements end
                          Fix: take the setting out of 10_x.sql, or of the database with ALTER DATABASE ... RESET \
                        standard_conforming_strings; write E'...' where a backslash escapes"""));
        assertThat(session.isEmpty()).isTrue();
        run("SET standard_conforming_strings = on; SELECT 'a\\';");
    }

    @Test
    void dataThatAreNotHeldAreLoadedAndTheirErrorsKeepTheirPlaces() throws IOException {
        run("CREATE TABLE t (a int PRIMARY KEY, b text)");
        byte[] script =
                "COPY t FROM stdin;\n1\té\n2\t😀\n\\.\nSELECT 1;\nCOPY t FROM stdin;\n3\tx\n1\ty\n4\tz\n\\.\nSELECT x;"
                        .getBytes(StandardCharsets.UTF_8);
        SqlText sql = SqlText.abridged(from -> new ByteArrayInputStream(script, (int) from, script.length));

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> session.run(new PatchFile.Sql("10_x.sql", sql)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:8:1 failed"))
                .satisfies(e -> assertThat(e.why()).contains("23505").endsWith("in: COPY t FROM stdin;"));
        run("ALTER TABLE t DROP CONSTRAINT t_pkey");
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> session.run(new PatchFile.Sql("10_x.sql", sql)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("10_x.sql:11:8 failed"));
    }

    private String query(String sql) {
        return TestCluster.query(address, sql);
    }

    private void run(String text) {
        session.run(new PatchFile.Sql("10_x.sql", text));
    }
}
