package dev.hopdb.command;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.upgrade.Terms;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Camunda history with statements that cannot be in a transaction mixed in, applied to one database: in this process, or
 * in one of its own that can be killed.
 */
final class InterruptedUpgrade {

    /** What each release has besides Camunda's own: every way in which a transaction can end within a script. */
    private static final String MIX = """
            SET work_mem = '7MB';
            CREATE INDEX CONCURRENTLY crash_a_%1$d ON act_ru_task (name_);
            CREATE UNIQUE INDEX CONCURRENTLY crash_b_%1$d ON act_hi_procinst (id_, start_time_);
            CREATE TABLE crash_%1$d (a int PRIMARY KEY, b text DEFAULT current_setting('work_mem'));
            INSERT INTO crash_%1$d SELECT i FROM generate_series(1, 1000) i;
            CREATE INDEX CONCURRENTLY crash_c_%1$d ON crash_%1$d (b);
            BEGIN; UPDATE crash_%1$d SET b = b || 'x'; COMMIT;
            DROP INDEX CONCURRENTLY crash_a_%1$d;
            REINDEX INDEX CONCURRENTLY crash_b_%1$d;
            BEGIN; DELETE FROM crash_%1$d; ROLLBACK;
            VACUUM crash_%1$d;
            CREATE TYPE crash_mood_%1$d AS ENUM ('sad');
            ALTER TYPE crash_mood_%1$d ADD VALUE 'ok';
            ALTER TABLE crash_%1$d ADD COLUMN c crash_mood_%1$d DEFAULT 'ok';
            UPDATE crash_%1$d SET b = b || 'y';
            """;

    private static final Ledger.Author AUTHOR = new Ledger.Author("ada", "laptop", "", "0.1.0");

    private InterruptedUpgrade() {}

    static History history() {
        List<Release> releases = new ArrayList<>();
        for (int minor = CamundaHistory.FIRST; minor <= CamundaHistory.LAST; minor++) {
            Map<String, String> mix = new TreeMap<>(Map.of("10.sql", MIX.formatted(minor), "20.sql", "SELECT 1;"));
            releases.add(new Release(
                    Label.parse("0.%d.0".formatted(minor)),
                    List.of(patch(2 * minor, CamundaHistory.release(minor)), patch(2 * minor + 1, mix))));
        }
        return new History(releases);
    }

    /**
     * Applies what is missing, as {@code hop:upgrade} does once it has the lock of the target.
     *
     * @param begins is run when the first statement is about to be sent
     */
    static void run(DatabaseName name, History history, Runnable begins) {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session session = server.open(name)) {
            awaitLock(session);
            var terms = new Terms(Duration.ofSeconds(2), Duration.ofMinutes(1), List.of(), "mvn hop:upgrade");
            var applier = new ReleaseApplier(new Starter(begins), Progress.SILENT);
            for (Release release : history.releases()) {
                applier.apply(session, release, TransactionUnit.RELEASE, AUTHOR, terms);
            }
        }
    }

    public static void main(String[] arguments) {
        run(new DatabaseName(arguments[0]), history(), () -> System.out.println("begun"));
        Runtime.getRuntime().halt(0);
    }

    /** The server notices the death of a client within a second or two. */
    private static void awaitLock(Session session) {
        for (int i = 0; i < 500; i++) {
            if (session.tryLockTarget()) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the lock was left: " + session.lockHolder());
    }

    private static Patch patch(int number, Map<String, String> scripts) {
        List<PatchFile> files = new ArrayList<>();
        scripts.forEach((name, text) -> files.add(new PatchFile.Sql(name, text)));
        return new Patch(PatchId.parse(Integer.toString(number)), files);
    }

    /** Asked for the time just before the first statement is sent. */
    private static final class Starter extends Clock {

        private final Runnable begins;
        private boolean asked;

        Starter(Runnable begins) {
            this.begins = begins;
        }

        @Override
        public Instant instant() {
            if (!asked) {
                asked = true;
                begins.run();
            }
            return Clock.systemUTC().instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
