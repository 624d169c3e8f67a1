package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.Activity;
import dev.hopdb.database.DatabaseAddress;
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
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is told of a statement that lasts. It lasts until that is told: a function that it calls for its last row waits for
 * a lock that the test has.
 */
@Timeout(300)
class WatchTest {

    private static final Terms TERMS =
            new Terms(Duration.ofMinutes(4), Duration.ofMinutes(4), List.of(), "mvn hop:upgrade -Dhop.target=shop");

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("watch"));
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());
    private final AtomicReference<Told> told = new AtomicReference<>();
    private Connection holder;

    private record Told(ScriptStatement statement, Duration elapsed, Activity activity) {}

    @BeforeEach
    void aTableOnWhichStatementsLast() throws SQLException {
        server.create(name);
        DatabaseAddress address = TestCluster.address(name.text());
        TestCluster.run(address, """
                CREATE FUNCTION public.held(a int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
                BEGIN
                    IF a = 1000 THEN PERFORM pg_catalog.pg_advisory_xact_lock_shared(42); END IF;
                    RETURN a;
                END $$;
                CREATE TABLE t (a int, b text);
                INSERT INTO t SELECT i, repeat('x', 500) FROM generate_series(1, 1000) AS i""");
        holder = DriverManager.getConnection(
                address.url() + "?ApplicationName=holder",
                address.user(),
                address.password().reveal());
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
        server.drop(name);
        server.close();
    }

    @Test
    void anIndexIsBuilt() throws Exception {
        Told lasts = whileHeld("CREATE INDEX i ON t (held(a));");

        assertThat(lasts.activity().phase()).matches("building index: scanning table, [1-9]\\d %");
        assertThat(lasts.statement()).hasToString("Patches/1/10.sql:1:1");
        assertThat(lasts.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(lasts.activity().blockers())
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.toString())
                        .matches("pid \\d+ of postgres \\(holder\\), at its statement since \\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void anIndexIsBuiltConcurrently() throws Exception {
        assertThat(whileHeld("CREATE INDEX CONCURRENTLY i ON t (held(a));")
                        .activity()
                        .phase())
                .matches("building index: scanning table, [1-9]\\d %");
    }

    @Test
    void rowsAreCopied() throws Exception {
        TestCluster.run(name.text(), "CREATE TABLE u (a int CHECK (held(a) > 0))");

        String rows = "1\n".repeat(3000) + "1000\n";

        assertThat(whileHeld("COPY u FROM stdin;\n" + rows + "\\.\n").activity().phase())
                .as("the server counts what it has written, a thousand rows at a time")
                .isEqualTo("COPY FROM, 3000 rows, 6005 bytes");
    }

    @Test
    void aTableIsRewritten() throws Exception {
        TestCluster.run(name.text(), "CREATE INDEX i ON t (held(a))");

        assertThat(whileHeld("VACUUM FULL t;").activity().phase()).isEqualTo("rebuilding index");
    }

    @Test
    void aTableIsAnalyzed() throws Exception {
        TestCluster.run(name.text(), "CREATE INDEX i ON t (held(a))");

        assertThat(whileHeld("ANALYZE t;").activity().phase()).isEqualTo("computing statistics");
    }

    /** Runs {@code sql}, which is held until it is told that it lasts. */
    private Told whileHeld(String sql) throws Exception {
        holder.createStatement().execute("SELECT pg_advisory_lock(42)");
        CompletableFuture<Void> upgrade = CompletableFuture.runAsync(() -> apply(sql));
        while (!upgrade.isDone() && told.get() == null) {
            Thread.sleep(10);
        }
        holder.createStatement().execute("SELECT pg_advisory_unlock(42)");
        upgrade.join();
        assertThat(told.get()).as("told that it lasts").isNotNull();
        return told.get();
    }

    private void apply(String sql) {
        Patch patch = new Patch(PatchId.parse("1"), List.of(new PatchFile.Sql("10.sql", sql)));
        Release release = new Release(Label.parse("0.1.0"), List.of(patch));
        Ledger.Author author = new Ledger.Author("ada", "laptop", "", "0.1.0");
        try (Session session = server.open(name)) {
            new ReleaseApplier(Clock.systemUTC(), new Telling())
                    .apply(session, release, TransactionUnit.RELEASE, author, TERMS);
        }
    }

    /** Remembers the first time that the server tells how far it is. */
    private final class Telling implements Progress {

        @Override
        public void ran(Label release, Patch patch, PatchFile file, Duration took) {}

        @Override
        public void applied(Label release, Patch patch, Duration took) {}

        @Override
        public void lasts(ScriptStatement statement, Duration elapsed, Activity activity) {
            if (!activity.phase().isEmpty() && !activity.blockers().isEmpty()) {
                told.compareAndSet(null, new Told(statement, elapsed, activity));
            }
        }
    }
}
