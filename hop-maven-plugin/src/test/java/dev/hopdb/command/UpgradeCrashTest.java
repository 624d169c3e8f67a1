package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.TestCluster;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An upgrade that is ended by force at random moments, and run again until it is done: the database is what an undisturbed
 * one makes, with nothing left and no step by hand.
 *
 * <p>{@code -Dcrash.moments=200} has more of them, a quarter by {@code kill -9}; {@code -Dcrash.seed} repeats a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeCrashTest {

    private static final int MOMENTS = Integer.getInteger("crash.moments", 16);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    /** Of one database, before it may come to its end. */
    private static final int CRASHES_EACH = 5;

    private static final String CATALOG = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT format('%s.%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attnum)
                FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
                WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND relkind IN ('r', 'v', 'S')
                UNION ALL
                SELECT pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN ' valid' ELSE ' INVALID' END
                FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
                UNION ALL
                SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                UNION ALL
                SELECT enumtypid::regtype || ' ' || enumlabel FROM pg_enum
                UNION ALL
                SELECT concat_ws(' ', release, patch, file, number, state, encode(sha256, 'hex')) FROM hop.statement
                UNION ALL
                SELECT concat_ws(' ', release, patch, file, encode(sha256, 'hex')) FROM hop.file
                UNION ALL
                SELECT concat_ws(' ', release, patch, encode(sha256, 'hex')) FROM hop.patch
                UNION ALL
                SELECT label || ' finished ' || (finished_at IS NOT NULL) FROM hop.release
            ) AS lines (line)
            """;

    private static final String DATA = "SELECT string_agg(t::text, ', ') FROM (SELECT relname, (xpath('//n/text()',"
            + " query_to_xml(format('SELECT count(*) AS n FROM %I WHERE b = ''7MBxy''', relname), true, true, '')))[1] AS n"
            + " FROM pg_class WHERE relname ~ '^crash_\\d+$') t WHERE n::text <> '1000'";

    private final Random random = new Random(SEED);
    private final History history = InterruptedUpgrade.history();
    private String undisturbed;
    private long duration;

    /** Crashes counted, and how many were between started and done. */
    private record Count(int crashes, int started) {

        Count plus(boolean inStarted) {
            return new Count(crashes + 1, started + (inStarted ? 1 : 0));
        }
    }

    @BeforeAll
    void appliesItUndisturbed() {
        String warm = database();
        InterruptedUpgrade.run(new DatabaseName(warm), history, () -> {});
        String name = database();
        long[] start = new long[1];
        InterruptedUpgrade.run(new DatabaseName(name), history, () -> start[0] = System.nanoTime());
        duration = System.nanoTime() - start[0];
        undisturbed = query(name, CATALOG);
        assertThat(query(name, DATA)).isNull();
        assertThat(undisturbed.lines()).hasSizeGreaterThan(2000).noneMatch(line -> line.endsWith("INVALID"));
    }

    @Test
    void isContinuedAfterItsSessionWasEndedAtAnyMoment() {
        Count count = crash(MOMENTS - MOMENTS / 4, this::endSession);

        assertThat(count.started())
                .as("of %s, seed %d", count, SEED)
                .isGreaterThanOrEqualTo(count.crashes() < 100 ? 0 : count.crashes() / 10);
    }

    @Test
    void isContinuedAfterItsProcessWasKilledAtAnyMoment() {
        Count count = crash(MOMENTS / 4, this::killProcess);

        assertThat(count.crashes()).as("seed %d", SEED).isEqualTo(MOMENTS / 4);
    }

    /** Ends what works on a database after a time; false if it came to its end before. */
    private interface Crash {
        boolean happens(String database, long nanos);
    }

    private Count crash(int moments, Crash crash) {
        Count count = new Count(0, 0);
        while (count.crashes() < moments) {
            String name = database();
            boolean more = true;
            for (int i = 0; more && i < CRASHES_EACH && count.crashes() < moments; i++) {
                more = crash.happens(name, (long) (random.nextDouble() * duration * 0.5));
                awaitEnd(name);
                count = more ? count.plus(isStarted(name)) : count;
            }
            InterruptedUpgrade.run(new DatabaseName(name), history, () -> {});
            assertIsAsUndisturbed(name);
            TestCluster.run("postgres", "DROP DATABASE " + name);
        }
        System.out.printf(
                "%d crashes, %d of them between started and done, seed %d%n", count.crashes(), count.started(), SEED);
        return count;
    }

    private boolean endSession(String name, long nanos) {
        Thread killer = new Thread(() -> {
            if (pause(nanos)) {
                TestCluster.query(
                        TestCluster.address(),
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '%s'"
                                .formatted(name));
            }
        });
        try {
            InterruptedUpgrade.run(new DatabaseName(name), history, killer::start);
            return false;
        } catch (HopException e) {
            assertThat(e.problem()).as(e.report()).isEqualTo("The connection to the database was lost");
            return true;
        } finally {
            killer.interrupt();
            join(killer);
        }
    }

    private boolean killProcess(String name, long nanos) {
        try {
            Process process = start(name);
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isIn("begun", null);
                pause(nanos);
                process.destroyForcibly();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                return process.exitValue() == Victim.KILLED;
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process start(String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                InterruptedUpgrade.class.getName(),
                name));
        DatabaseAddress server = TestCluster.address();
        builder.environment()
                .putAll(Map.of(
                        "HOP_TEST_URL",
                        server.url(),
                        "HOP_TEST_USER",
                        server.user(),
                        "HOP_TEST_PASSWORD",
                        server.password().reveal()));
        return builder.redirectError(new File("target/crash-victim.log")).start();
    }

    private void assertIsAsUndisturbed(String name) {
        assertThat(query(name, CATALOG)).as("seed %d", SEED).isEqualTo(undisturbed);
        assertThat(query(name, DATA)).as("seed %d", SEED).isNull();
        assertThat(query(name, "SELECT count(*) FROM hop.resolution")).isEqualTo("0");
        assertThat(query(
                        "postgres",
                        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                                + " WHERE l.locktype = 'advisory' AND datname = '" + name + "'"))
                .isEqualTo("0");
    }

    private static boolean isStarted(String name) {
        return query(name, "SELECT count(*) FROM hop.statement WHERE state = 'started'")
                .equals("1");
    }

    /** Until no backend works on it any more: then what it has left is what there is. */
    private static void awaitEnd(String name) {
        String sessions =
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'hop' AND datname = '" + name + "'";
        for (int i = 0; i < 1000 && !query("postgres", sessions).equals("0"); i++) {
            pause(10_000_000);
        }
    }

    private static String database() {
        String name = TestCluster.freshName("crash");
        TestCluster.run("postgres", "CREATE DATABASE " + name);
        return name;
    }

    private static String query(String database, String sql) {
        return TestCluster.query(TestCluster.address(database), sql);
    }

    private static boolean pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
