package dev.hopdb.upgrade;

import dev.hopdb.database.Blocker;
import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.StatementId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Tries again what did not get its locks: less and less often, and never at the pace of another who does the same. */
final class Patience {

    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 10_000;

    private final Terms terms;
    private final Progress progress;
    private final Map<StatementId, Lost> lost = new HashMap<>();

    Patience(Terms terms, Progress progress) {
        this.terms = terms;
        this.progress = progress;
    }

    /** Time that a statement has lost, and in how many attempts. */
    record Lost(Duration waited, int retries) {

        static final Lost NOTHING = new Lost(Duration.ZERO, 0);

        Lost plus(Duration more) {
            return new Lost(waited.plus(more), retries + 1);
        }
    }

    /** A statement that did not get its lock: what is tried again is its whole transaction. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Piece.OfStatement piece;
        private final transient List<Blocker> blockers;
        private final Duration waited;
        private final LockTimedOut reason;

        Refused(Piece.OfStatement piece, List<Blocker> blockers, Duration waited, LockTimedOut cause) {
            super(cause);
            this.piece = piece;
            this.blockers = blockers;
            this.waited = waited;
            this.reason = cause;
        }

        LockTimedOut reason() {
            return reason;
        }
    }

    /**
     * @param attempt leaves nothing behind when it throws
     * @throws LockTimedOut naming who is in the way, when the time is over
     */
    <T> T keepTrying(Supplier<T> attempt) {
        long end = System.nanoTime() + terms.lockWait().toNanos();
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (Refused refused) {
                Duration pause = pause(tries);
                if (terms.lockTimeout().isZero() || System.nanoTime() + pause.toNanos() - end > 0) {
                    throw gaveUp(refused);
                }
                progress.waits(refused.piece.statement(), refused.blockers, pause);
                sleep(pause);
                lost.merge(
                        refused.piece.id(),
                        Lost.NOTHING.plus(refused.waited.plus(pause)),
                        (before, now) -> before.plus(now.waited()));
            }
        }
    }

    Lost lost(StatementId statement) {
        return lost.getOrDefault(statement, Lost.NOTHING);
    }

    private LockTimedOut gaveUp(Refused refused) {
        ScriptStatement statement = refused.piece.statement();
        LockTimedOut cause = refused.reason();
        if (!terms.isTarget() || terms.lockTimeout().isZero()) {
            return cause;
        }
        String who = refused.blockers.isEmpty() ? "" : "\nin its way: " + names(refused.blockers);
        return new LockTimedOut(
                "%s did not get its lock within %s".formatted(statement, text(terms.lockWait())),
                cause.why() + who,
                "end what is in its way, or wait longer: %s -Dhop.lockWait=30m".formatted(terms.command()),
                cause);
    }

    static String names(List<Blocker> blockers) {
        return String.join("; ", blockers.stream().map(Blocker::toString).toList());
    }

    private static String text(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static Duration pause(int tries) {
        long upTo = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << Math.min(tries, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS / 2, upTo));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a lock", e);
        }
    }
}
