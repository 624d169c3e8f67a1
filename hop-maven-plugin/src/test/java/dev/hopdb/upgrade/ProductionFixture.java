package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.Activity;
import dev.hopdb.database.Blocker;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A target that releases are applied to, and what is told meanwhile. */
abstract class ProductionFixture {

    static final Label LABEL = Label.parse("0.1.0");
    private static final Ledger.Author AUTHOR = new Ledger.Author("ada", "laptop", "0".repeat(40), "0.1.0");
    static final String COMMAND = "mvn hop:upgrade -Dhop.target=shop";

    static final String STATEMENTS =
            "SELECT string_agg(format('%s/%s:%s %s', patch, file, number, state), ' ' ORDER BY position) FROM hop.statement";

    final DatabaseAddress target = TestCluster.target();
    final DatabaseName name = TestCluster.nameOf(target);
    final DatabaseServer server = PostgresServer.connect(target);
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    Session session;

    @BeforeEach
    void open() {
        session = server.open(name);
        assertThat(session.tryLockTarget()).isTrue();
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
        TestCluster.drop(target);
    }

    /** The ledger is as a process leaves it that is killed after the server has done what it was asked for. */
    void asIfKilledAt(int number) {
        run("UPDATE hop.statement SET state = 'started', took = NULL WHERE number = %d".formatted(number));
        run("UPDATE hop.release SET finished_at = NULL; DELETE FROM hop.file; DELETE FROM hop.patch");
    }

    void reconnect() {
        session.close();
        session = server.open(name);
    }

    void apply(TransactionUnit unit, Patch... patches) {
        apply(unit, new Terms(Duration.ofSeconds(2), Duration.ofSeconds(20), List.of(), COMMAND), patches);
    }

    void apply(Terms terms, Patch... patches) {
        apply(TransactionUnit.RELEASE, terms, patches);
    }

    void applyResolved(String resolution, Patch... patches) {
        apply(
                new Terms(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Resolution.parse(resolution, "because"),
                        COMMAND),
                patches);
    }

    void apply(TransactionUnit unit, Terms terms, Patch... patches) {
        new ReleaseApplier(Clock.systemUTC(), new Telling())
                .apply(session, new Release(LABEL, List.of(patches)), unit, AUTHOR, terms);
    }

    void run(String sql) {
        TestCluster.run(target, sql);
    }

    String query(String sql) {
        return TestCluster.query(target, sql);
    }

    /** Waits for {@code sql} to find one: as long as the slowest machine takes. */
    static void awaitOne(DatabaseAddress there, String sql) {
        await(sql, () -> TestCluster.query(there, sql).equals("1"));
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Patch patch(int number, String... scripts) {
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
