package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hopdb.database.Blocker;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a target's other users, and its next commands, notice of scripts that wait, fail, or meddle with the session. */
@Timeout(120)
class SharedTargetTest {

    private static final Label LABEL = Label.parse("0.1.0");
    private static final Duration SHORT = Duration.ofMillis(200);

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("shared"));
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());
    private Connection other;
    private Session session;

    @BeforeEach
    void open() throws SQLException {
        server.create(name);
        session = server.open(name);
        assertThat(session.tryLockTarget()).isTrue();
        var there = TestCluster.address(name.text());
        other = DriverManager.getConnection(
                there.url(), there.user(), there.password().reveal());
        other.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        session.close();
        server.drop(name);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VACUUM FULL t", "VACUUM (FULL, ANALYZE) t", "REINDEX DATABASE \"%s\""})
    void whatLocksReadersOutDoesNotWaitForEver(String statement) throws SQLException {
        run("CREATE TABLE t (a int PRIMARY KEY)");
        other.createStatement().execute("SELECT FROM t");
        Patch patch = patch(statement.formatted(name) + ";");

        assertThat(refusal(() -> apply(Duration.ofMillis(900), Progress.SILENT, patch))
                        .report())
                .startsWith("Patches/1/1.sql:1:1 did not get its lock within 0.9s\n"
                        + "  Why: canceling statement due to lock timeout")
                .endsWith("wait longer: mvn hop:upgrade -Dhop.target=shop -Dhop.lockWait=30m");
        assertThat(query("SELECT state FROM hop.statement")).isEqualTo("failed");
        other.rollback();
        apply(Duration.ofMinutes(1), Progress.SILENT, patch);

        assertThat(query("SELECT state FROM hop.statement")).isEqualTo("done");
    }

    @Test
    void aLockThatDeferredConstraintsWaitForIsTriedForAgain() throws SQLException {
        run("CREATE TABLE parent (id int PRIMARY KEY); INSERT INTO parent VALUES (1)");
        run("CREATE TABLE child (p int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
        other.createStatement().execute("SELECT FROM parent FOR UPDATE");

        apply(
                Duration.ofMinutes(1),
                new Progressing() {
                    @Override
                    public void waits(ScriptStatement statement, List<Blocker> blockers, Duration pause) {
                        rollback();
                    }
                },
                patch("INSERT INTO child VALUES (1);"));

        assertThat(query("SELECT retries > 0 FROM hop.statement")).isEqualTo("t");
        assertThat(query("SELECT count(*) FROM child")).isEqualTo("1");
    }

    @Test
    void afterAFailureTheSessionIsNotTheScriptsAnyMore() {
        String role = role();

        assertThat(refusal(() -> apply(failsAs(role))).problem()).isEqualTo("Patches/1/1.sql:3:1 failed");

        session.run(new PatchFile.Sql("x", "DO $$ BEGIN ASSERT current_user = 'postgres'; END $$"));
        assertThat(session.ledger().isFinished(LABEL)).isFalse();
        dropRole(role);
    }

    @Test
    void aStatementThatIsLeftOutLeavesNoRoleToThoseBeforeItsScript() {
        String role = role();
        refusal(() -> apply(failsAs(role)));
        session.close();
        session = server.open(name);
        Terms leavesOut = new Terms(SHORT, Duration.ofMinutes(1), Resolution.parse("1/1.sql:3=skip", "no"), "again");

        apply(leavesOut, Progress.SILENT, failsAs(role));

        assertThat(session.ledger().isFinished(LABEL)).isTrue();
        assertThat(query("SELECT count(*) FROM app.t")).isEqualTo("3");
        dropRole(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISCARD ALL;", "SELECT pg_advisory_unlock_all();"})
    void aScriptDoesNotFreeTheLockOfTheTarget(String script) {
        try (Session another = server.open(name)) {
            apply(patch(script, "BEGIN; CREATE TABLE t (); COMMIT;"));

            assertThat(another.tryLockTarget()).isFalse();
        }
    }

    @Test
    void anotherWhoTookTheLockMeanwhileKeepsIt() {
        try (Session another = server.open(name)) {
            Progress takes = new Progressing() {
                @Override
                public void ran(Label release, Patch patch, PatchFile file, Duration took) {
                    another.tryLockTarget();
                }
            };
            Patch patch = patch("SELECT pg_advisory_unlock_all();", "BEGIN; CREATE TABLE t (); COMMIT;");

            assertThat(refusal(() -> apply(Duration.ofMinutes(1), takes, patch)).report())
                    .isEqualTo("""
                            A script freed the lock of the target, and another session took it
                              Why: two upgrades of one target at once would run statements twice
                              Fix: wait for the other one, then run the same command again: mvn hop:upgrade -Dhop.target=shop
                            The target has a part of 0.1.0, up to 1/1.sql:1; the same command goes on from there.""");
            assertThat(query("SELECT to_regclass('t') IS NULL")).isEqualTo("t");
        }
    }

    @Test
    void whatOnlyHoldsTheLockOfABuilderHidesNoInvalidIndex() throws SQLException {
        Patch patch = patch("""
                CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);
                CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
                """);
        refusal(() -> apply(patch));
        other.createStatement().execute("LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE");
        Terms done = new Terms(SHORT, Duration.ofMinutes(1), Resolution.parse("1/1.sql:3=done", "by hand"), "again");

        assertThat(refusal(() -> apply(done, Progress.SILENT, patch)).problem())
                .isEqualTo("Release 0.1.0 left index public.i INVALID");
    }

    private static HopException refusal(ThrowingCallable upgrade) {
        HopException refusal = catchThrowableOfType(HopException.class, upgrade);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private Patch failsAs(String role) {
        return patch("""
                SET ROLE %s;
                INSERT INTO app.t VALUES (1), (1);
                CREATE UNIQUE INDEX CONCURRENTLY i ON app.t (a);
                INSERT INTO app.t VALUES (2);
                """.formatted(role));
    }

    private String role() {
        String role = TestCluster.role(name.text(), "").user();
        run("CREATE SCHEMA app AUTHORIZATION %1$s; CREATE TABLE app.t (a int); ALTER TABLE app.t OWNER TO %1$s"
                .formatted(role));
        return role;
    }

    private void dropRole(String role) {
        run("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(role));
    }

    private void apply(Patch patch) {
        apply(Duration.ofMinutes(1), Progress.SILENT, patch);
    }

    private void apply(Duration lockWait, Progress progress, Patch patch) {
        apply(new Terms(SHORT, lockWait, List.of(), "mvn hop:upgrade -Dhop.target=shop"), progress, patch);
    }

    private void apply(Terms terms, Progress progress, Patch patch) {
        new ReleaseApplier(Clock.systemUTC(), progress)
                .apply(
                        session,
                        new Release(LABEL, List.of(patch)),
                        TransactionUnit.FILE,
                        new Ledger.Author("ada", "laptop", "0".repeat(40), "0.1.0"),
                        terms);
    }

    private void rollback() {
        try {
            other.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        TestCluster.run(name.text(), sql);
    }

    private String query(String sql) {
        return TestCluster.query(TestCluster.address(name.text()), sql);
    }

    private static Patch patch(String... scripts) {
        List<PatchFile> files = new ArrayList<>();
        for (String script : scripts) {
            files.add(new PatchFile.Sql(files.size() + 1 + ".sql", script));
        }
        return new Patch(PatchId.parse("1"), files);
    }

    private static class Progressing implements Progress {

        @Override
        public void ran(Label release, Patch patch, PatchFile file, Duration took) {}

        @Override
        public void applied(Label release, Patch patch, Duration took) {}
    }
}
