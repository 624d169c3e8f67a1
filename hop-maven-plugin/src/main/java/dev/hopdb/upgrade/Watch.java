package dev.hopdb.upgrade;

import dev.hopdb.database.Blocker;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a statement that lasts, from a thread of its own and over another connection: tells how far it is, and remembers
 * whom it waits for.
 */
final class Watch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Session session;
    private final Progress progress;
    private final long patience;
    private final Thread thread = new Thread(this::look, "hop-watch");
    private volatile @Nullable Running running;
    private @Nullable ScriptStatement watched;
    private volatile List<Blocker> blockers = List.of();

    private record Running(ScriptStatement statement, long since) {}

    private Watch(Session session, Progress progress, Duration lockTimeout) {
        this.session = session;
        this.progress = progress;
        Duration half = lockTimeout.dividedBy(2);
        this.patience = (lockTimeout.isZero() || half.compareTo(PATIENCE) > 0 ? PATIENCE : half).toNanos();
        thread.setDaemon(true);
    }

    /** In development nobody waits for anybody, so nothing is looked at. */
    static Watch on(Session session, Progress progress, Terms terms) {
        Watch watch = new Watch(session, progress, terms.lockTimeout());
        if (terms.isTarget()) {
            watch.thread.start();
        }
        return watch;
    }

    /** What was seen of a statement holds when it is tried again: a look may take longer than one of its attempts. */
    synchronized void begins(ScriptStatement statement) {
        if (!statement.equals(watched)) {
            watched = statement;
            blockers = List.of();
        }
        running = new Running(statement, System.nanoTime());
    }

    private synchronized void saw(ScriptStatement statement, List<Blocker> waitedFor) {
        if (statement.equals(watched) && !waitedFor.isEmpty()) {
            blockers = waitedFor;
        }
    }

    void ends() {
        running = null;
    }

    /** Whom the last statement waited for, when it was last looked at. */
    List<Blocker> blockers() {
        return blockers;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(Math.max(1, patience / 2_000_000));
                Running now = running;
                if (now != null && System.nanoTime() - now.since() >= patience) {
                    look(now);
                }
            }
        } catch (InterruptedException e) {
            // Closed: nobody wants to know any more.
        }
    }

    private void look(Running now) {
        var activity = session.activity();
        saw(now.statement(), activity.blockers());
        Running latest = running;
        if (latest == null || latest.since() != now.since()) {
            return;
        }
        progress.lasts(now.statement(), Duration.ofNanos(System.nanoTime() - now.since()), activity);
    }
}
