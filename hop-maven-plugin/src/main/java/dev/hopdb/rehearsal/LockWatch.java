package dev.hopdb.rehearsal;

import dev.hopdb.database.Relations;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees the locks of a statement that cannot be in a transaction: they are gone when it ends, so they are looked for from
 * beside while it runs. What is held for less than the pause between two looks can be missed.
 */
final class LockWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Session beside;
    private final int pid;
    private final Map<Relations.Held, Duration> seen = new HashMap<>();
    private @Nullable Thread thread;
    private volatile boolean isOver;

    /**
     * @param beside another session on the same database, used by nobody else
     * @param pid whom to look at
     */
    LockWatch(Session beside, int pid) {
        this.beside = beside;
        this.pid = pid;
    }

    void begin() {
        seen.clear();
        isOver = false;
        Thread looking = new Thread(this::look, "hop-rehearsal-locks");
        looking.setDaemon(true);
        looking.start();
        thread = looking;
    }

    /** For how long each lock was seen. */
    Map<Relations.Held, Duration> end() {
        isOver = true;
        Thread looking = thread;
        if (looking != null) {
            try {
                looking.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
        return Map.copyOf(seen);
    }

    @Override
    public void close() {
        end();
        beside.close();
    }

    private void look() {
        try {
            long last = System.nanoTime();
            while (!isOver) {
                Thread.sleep(PAUSE.toMillis());
                long now = System.nanoTime();
                Duration since = Duration.ofNanos(now - last);
                beside.relations().locksOf(pid).forEach(held -> seen.merge(held, since, Duration::plus));
                last = now;
            }
        } catch (InterruptedException | HopException e) {
            // What was seen so far is what is known.
        }
    }
}
