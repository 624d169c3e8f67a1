package dev.hopdb.lock;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.PartlyPublished;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.problem.HopException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Takes locks on origin: created only if absent, or taken over from a holder who is gone. */
public final class Locks {

    /** The scope of all that changes which releases there are. */
    public static final String PRODUCTION = "production";

    /** How long a lock holds unless it is renewed. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** Clocks of two machines may differ by this much. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private final GitRepository git;
    private final Holder holder;
    private final Clock clock;
    private final Duration lease;

    public Locks(GitRepository git, Holder holder, Clock clock) {
        this(git, holder, clock, LEASE);
    }

    /** @param lease renewed after a third of it */
    Locks(GitRepository git, Holder holder, Clock clock, Duration lease) {
        this.git = git;
        this.holder = holder;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * Takes all these scopes, or none.
     *
     * @throws HopException naming who holds one of them
     */
    public HeldLocks take(String goal, List<String> scopes) {
        LockNote note = note(goal, UUID.randomUUID().toString());
        CommitId mine = git.commits().note(note.text());
        List<RefChange> changes = new ArrayList<>();
        Map<Ref.Lock, CommitId> taken = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        for (String scope : scopes) {
            Ref.Lock lock = new Ref.Lock(scope);
            changes.add(change(lock, mine));
            taken.put(lock, mine);
        }
        publish(changes);
        return new HeldLocks(
                git, taken, nonce -> git.commits().note(note(goal, nonce).text()), lease.dividedBy(3));
    }

    /** Who holds which scope, as of the last fetch: a line each. */
    public List<String> held(List<String> scopes) {
        List<String> lines = new ArrayList<>();
        for (String scope : scopes) {
            noteOf(new Ref.Lock(scope)).ifPresent(note -> lines.add("%s: %s".formatted(scope, describe(note))));
        }
        return lines;
    }

    private LockNote note(String goal, String nonce) {
        Instant now = clock.instant();
        return new LockNote(holder, goal, now, now.plus(lease), nonce);
    }

    private RefChange change(Ref.Lock lock, CommitId mine) {
        Optional<CommitId> tip = git.origin().tip(lock);
        if (tip.isEmpty()) {
            return new RefChange.Create(lock, mine);
        }
        LockNote theirs = LockNote.parse(git.commits().message(tip.get()));
        if (isGone(theirs)) {
            return new RefChange.Replace(lock, tip.get(), mine);
        }
        throw refused(lock, theirs);
    }

    private void publish(List<RefChange> changes) {
        try {
            git.origin().publish(changes);
        } catch (RefMoved moved) {
            git.origin().fetch();
            if (moved.ref() instanceof Ref.Lock lock && noteOf(lock).isPresent()) {
                throw refused(lock, noteOf(lock).get());
            }
            throw moved;
        } catch (PartlyPublished some) {
            giveBack(changes, some);
            throw some;
        }
    }

    /** A server that cannot move all or none gave some of the locks only. */
    private void giveBack(List<RefChange> changes, PartlyPublished reason) {
        List<RefChange> deletions = new ArrayList<>();
        for (RefChange change : changes) {
            CommitId mine =
                    change instanceof RefChange.Replace replace ? replace.to() : ((RefChange.Create) change).at();
            if (git.origin().tip(change.ref()).equals(Optional.of(mine))) {
                deletions.add(new RefChange.Delete(change.ref(), mine));
            }
        }
        try {
            git.origin().publish(deletions);
        } catch (HopException kept) {
            reason.addSuppressed(kept);
        }
    }

    private Optional<LockNote> noteOf(Ref.Lock lock) {
        return git.origin().tip(lock).map(tip -> LockNote.parse(git.commits().message(tip)));
    }

    private boolean isGone(LockNote theirs) {
        return theirs.holder().isDeadNeighbourOf(holder)
                || clock.instant().isAfter(theirs.until().plus(GRACE));
    }

    private static HopException refused(Ref.Lock lock, LockNote theirs) {
        return new HopException(
                "Somebody is at work on %s".formatted(lock.scope()),
                describe(theirs),
                "run the same command again when that has ended; a lock of a dead process expires by itself");
    }

    private static String describe(LockNote note) {
        return "%s on %s runs hop:%s since %s, until %s at the latest"
                .formatted(note.holder().user(), note.holder().host(), note.goal(), note.since(), note.until());
    }
}
