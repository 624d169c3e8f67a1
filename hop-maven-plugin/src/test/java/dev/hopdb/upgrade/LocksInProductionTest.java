package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.EveryServer;
import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a target receives of statements that wait for others. */
@Timeout(600)
@EveryServer(alsoAsOwner = true)
class LocksInProductionTest extends ProductionFixture {

    private static final String READERS =
            "SELECT count(%s) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '%s'";

    @Test
    void aLockThatIsNotToBeHadIsTriedForAndItsHolderNamed() throws Exception {
        run("CREATE TABLE t (a int)");
        Thread holder = new Thread(() -> TestCluster.query(
                TestCluster.address(name.text()), "SELECT count(*), pg_sleep(600) FROM t HAVING true"));
        holder.start();
        awaitOne(TestCluster.address(), READERS.formatted("pid", name));
        Thread releaser = new Thread(() -> {
            await("told of who is in the way", () -> hasTold("waits") && hasTold("lasts"));
            TestCluster.query(TestCluster.address(), READERS.formatted("pg_cancel_backend(pid)", name));
        });
        releaser.start();

        apply(
                new Terms(Duration.ofSeconds(1), Duration.ofMinutes(5), List.of(), COMMAND),
                patch(1, "CREATE TABLE before ();\nALTER TABLE t ADD b int;"));
        releaser.join();
        holder.join();

        // Since when another role's statement runs, an owner of the database is not told.
        String since = target.user().equals(TestCluster.address().user())
                ? ", at its statement since \\d\\d:\\d\\d:\\d\\dZ"
                : "";
        assertThat(List.copyOf(told))
                .filteredOn(line -> line.startsWith("waits"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches("waits Patches/1/1.sql:2:1 for pid \\d+ of %s \\(PostgreSQL JDBC Driver\\)%s"
                                .formatted(TestCluster.address().user(), since)));
        assertThat(List.copyOf(told)).anyMatch(line -> line.startsWith("lasts Patches/1/1.sql:2:1 pid "));
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
    void hopsOwnLockIsNotInTheWayOfItsBuilds() {
        run("CREATE TABLE t (a int)");
        Terms terms = new Terms(Duration.ofMillis(100), Duration.ofSeconds(1), List.of(), COMMAND);

        apply(terms, patch(1, "CREATE TABLE u ();\nCREATE INDEX CONCURRENTLY i ON t (a);"));

        assertThat(told).noneMatch(line -> line.startsWith("waits"));
        assertThat(session.lockHolder()).isPresent();
    }

    private boolean hasTold(String what) {
        return List.copyOf(told).stream().anyMatch(line -> line.startsWith(what));
    }
}
