package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers that other versions of hop have written. */
@EveryServer(alsoAsOwner = true)
class LedgerFormatTest {

    private static final Label FIRST = Label.parse("0.1.0");

    private static final String CATALOG = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT format('%s.%s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'hop'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'hop'::regnamespace AND contype <> 'n'
                UNION ALL
                SELECT concat_ws(' ', objoid::regclass, objsubid, description)
                FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid >= 16384
            ) AS lines (line)
            """;

    private final DatabaseAddress target = TestCluster.target();
    private final DatabaseName name = TestCluster.nameOf(target);
    private final DatabaseServer server = PostgresServer.connect(target);
    private Session session;

    @BeforeEach
    void open() {
        session = server.open(name);
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
        TestCluster.drop(target);
    }

    @Test
    void theOldestBecomesWhatANewOneIsAndKeepsItsRows() throws IOException {
        String fresh = catalogOfANewOne();
        run(oldest());
        String reader = TestCluster.role(name.text(), "").user();
        run("GRANT USAGE ON SCHEMA hop TO %1$s; GRANT SELECT ON hop.release TO %1$s".formatted(reader));
        Ledger ledger = session.ledger();
        assertThat(ledger.isFinished(FIRST)).isTrue();
        assertThat(ledger.patches(FIRST)).hasSize(1);

        ledger.install();

        assertThat(query(CATALOG)).isEqualTo(fresh);
        assertThat(ledger.releases()).containsExactly(FIRST);
        assertThat(ledger.isFinished(FIRST)).isTrue();
        assertThat(ledger.patches(FIRST)).extracting(Ledger.Applied::patch).containsExactly(PatchId.parse("1-users"));
        assertThat(ledger.files(FIRST)).extracting(Ledger.AppliedFile::name).containsExactly("10.sql");
        assertThat(
                        query(
                                "SELECT concat_ws(' ', release, begun_by, os_user, host, git_commit, tool_version) FROM hop.run"))
                .isEqualTo("0.1.0 %s ada laptop %s 0.1.0".formatted(target.user(), "a".repeat(40)));
        assertThat(session.mark()).map(Mark::project).contains("shop");
        assertThat(query("SELECT has_table_privilege('%s', 'hop.release', 'SELECT')".formatted(reader)))
                .isEqualTo("t");
        TestCluster.run(name.text(), "DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(reader));
    }

    @Test
    void aMoveThatCannotComeToItsEndLeavesTheOldOne() throws IOException {
        run(oldest());
        run("CREATE VIEW authors AS SELECT os_user FROM hop.release");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> session.ledger().install())
                .satisfies(e -> assertThat(e.report()).contains("view public.authors depends on column os_user"));

        assertThat(query("SELECT count(*) FROM hop.script")).isEqualTo("1");
        run("DROP VIEW authors");
        session.ledger().install();
        assertThat(query("SELECT count(*) FROM hop.file")).isEqualTo("1");
    }

    @Test
    void aNewerOneIsRefused() {
        session.ledger().install();
        run("COMMENT ON SCHEMA hop IS 'What hop remembers of this database (format 12)'");
        session.close();
        session = server.open(name);

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> session.ledger().install())
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        The ledger of this database has format 12
                          Why: this version of hop knows it up to format 2: a newer one has written it
                          Fix: set the version of hop in pom.xml to the one that SELECT tool_version FROM hop.run ORDER BY id DESC shows"""));
    }

    private String catalogOfANewOne() {
        DatabaseAddress other = TestCluster.freshDatabase();
        try (DatabaseServer fresh = PostgresServer.connect(other);
                Session there = fresh.open(TestCluster.nameOf(other))) {
            there.ledger().install();
            there.ledger().install();
        }
        String catalog = TestCluster.query(other, CATALOG);
        TestCluster.drop(other);
        return catalog;
    }

    private static String oldest() throws IOException {
        try (var file = Objects.requireNonNull(LedgerFormatTest.class.getResourceAsStream("ledger-format-1.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void run(String sql) {
        TestCluster.run(target, sql);
    }

    private String query(String sql) {
        return TestCluster.query(target, sql);
    }
}
