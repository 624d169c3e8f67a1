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
    private volatile List<Blocker> blockers = List.of();
    private String last = "";

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

    void begins(ScriptStatement statement) {
        String now = statement.file() + ":" + statement.number();
        if (!now.equals(last)) {
            blockers = List.of();
        }
        last = now;
        running = new Running(statement, System.nanoTime());
    }

    void ends() {
        running = null;
    }

    /** Whom the last statement waited for, when it was last looked at: in this attempt, or in one before. */
    List<Blocker> blockers() {
        if (blockers.isEmpty()) {
            // Too late for this attempt: at least the connection is there for the next one.
            session.activity();
        }
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
        Running latest = running;
        if (latest == null || latest.since() != now.since()) {
            return;
        }
        if (!activity.blockers().isEmpty()) {
            blockers = activity.blockers();
        }
        progress.lasts(now.statement(), Duration.ofNanos(System.nanoTime() - now.since()), activity);
    }
}
