package dev.hopdb.lock;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.PublicationInDoubt;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.problem.HopException;
import dev.hopdb.publication.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Locks that this process holds on origin: renewed in the background, freed by the publication or by closing. */
public final class HeldLocks implements AutoCloseable {

    private final GitRepository git;
    private final Map<Ref.Lock, CommitId> held;
    private final Function<String, CommitId> renewedNote;
    private final ScheduledExecutorService background;
    private final Future<?> renewal;

    /** @param pause between two renewals */
    HeldLocks(GitRepository git, Map<Ref.Lock, CommitId> held, Function<String, CommitId> renewedNote, Duration pause) {
        this.git = git;
        this.held = held;
        this.renewedNote = renewedNote;
        this.background = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "hop-lock-renewal");
            thread.setDaemon(true);
            return thread;
        });
        this.renewal = background.scheduleWithFixedDelay(
                this::renew, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Publishes {@code changes}, and with them the end of these locks: who has lost one publishes nothing.
     *
     * <p>Renewal waits meanwhile, since it would move what the publication expects.
     */
    public synchronized void publish(Publication publication, List<RefChange> changes) {
        List<RefChange> all = new ArrayList<>(changes);
        all.addAll(deletions());
        try {
            publication.publish(all);
        } catch (RefMoved moved) {
            refuseLost();
            throw moved;
        }
        held.clear();
    }

    /** Who is not alone any more does not try again. */
    private void refuseLost() {
        for (Map.Entry<Ref.Lock, CommitId> lock : held.entrySet()) {
            if (!git.origin().ask(lock.getKey()).equals(Optional.of(lock.getValue()))) {
                throw new HopException(
                        "The lock of %s was lost while you were working"
                                .formatted(lock.getKey().scope()),
                        "it was not renewed in time, and somebody else took it over: what was tried may not hold any more",
                        "run the same command again");
            }
        }
    }

    /** Moves the end of the lease forward. */
    synchronized void renew() {
        if (held.isEmpty()) {
            return;
        }
        CommitId next = renewedNote.apply(UUID.randomUUID().toString());
        List<RefChange> changes = new ArrayList<>();
        held.forEach((lock, at) -> changes.add(new RefChange.Replace(lock, at, next)));
        try {
            git.origin().publish(changes);
            held.replaceAll((lock, at) -> next);
        } catch (PublicationInDoubt doubt) {
            adopt(next);
        } catch (RuntimeException lostOrUnreachable) {
            // The publication carries the expected ids: a lock that was really lost stops it there. Whatever it is,
            // it must not leave this task, since the schedule would end with it, and the lease with the schedule.
            return;
        }
    }

    /** The answer to a renewal was lost: where it has arrived, it is what the next move must expect. */
    private void adopt(CommitId next) {
        try {
            held.replaceAll(
                    (lock, at) -> git.origin().ask(lock).filter(next::equals).orElse(at));
        } catch (HopException stillAway) {
            // Nobody can tell: the next renewal, or the publication, finds out.
            return;
        }
    }

    @Override
    public void close() {
        renewal.cancel(false);
        background.shutdown();
        synchronized (this) {
            if (held.isEmpty()) {
                return;
            }
            try {
                git.origin().publish(deletions());
            } catch (HopException unreachable) {
                // It expires by itself; the failure that brought us here is the one to tell.
                return;
            } finally {
                held.clear();
            }
        }
    }

    private List<RefChange> deletions() {
        List<RefChange> deletions = new ArrayList<>();
        held.forEach((lock, at) -> deletions.add(new RefChange.Delete(lock, at)));
        return deletions;
    }
}
