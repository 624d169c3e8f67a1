package dev.hopdb.rehearsal;

import dev.hopdb.database.LockMode;
import dev.hopdb.database.Relations;
import dev.hopdb.database.Relations.Held;
import dev.hopdb.database.Relations.Relation;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.sql.StatementKind;
import dev.hopdb.upgrade.StatementObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks after each statement, within its transaction, at the locks that it has taken and at the files that it has replaced.
 * The time for looking is in none of its figures. Relations that the upgrade itself makes are left out: nobody waits for
 * what nobody knows.
 */
final class Recorder implements StatementObserver {

    private final Relations relations;
    private final int pid;
    private final LockWatch watch;
    private final Map<Long, Relation> known = new HashMap<>();
    private final List<Observed> statements = new ArrayList<>();
    private final List<Taken> open = new ArrayList<>();
    private final Map<Long, Taken> strongest = new HashMap<>();
    private @Nullable Observed current;
    private long started;
    private long spent;

    /** A lock that is still held: who took it, and when. */
    private record Taken(Observed by, long oid, LockMode mode, long at) {}

    /** @param relations of the session that the upgrade runs in */
    Recorder(Relations relations, int pid, LockWatch watch) {
        this.relations = relations;
        this.pid = pid;
        this.watch = watch;
        relations.all().forEach(relation -> known.put(relation.oid(), relation));
    }

    /** In the order in which they ran. */
    List<Observed> statements() {
        return List.copyOf(statements);
    }

    /** The time for looking so far. */
    Duration spent() {
        return Duration.ofNanos(spent);
    }

    @Override
    public void begins(ScriptStatement statement) {
        current = new Observed(statement);
        if (isAlone(statement)) {
            looking(watch::begin);
        }
        started = now();
    }

    @Override
    public void ended(ScriptStatement statement, OptionalLong rows) {
        Observed observed = current;
        if (observed == null) {
            return;
        }
        observed.ended(Duration.ofNanos(now() - started), rows);
        statements.add(observed);
        current = null;
        if (isAlone(statement)) {
            looking(() -> lookFromBeside(observed));
        } else if (mayBeAsked(statement)) {
            looking(() -> look(observed));
        }
    }

    @Override
    public void transactionEnded() {
        long end = now();
        for (Taken taken : open) {
            Relation relation = known.get(taken.oid());
            if (relation != null) {
                taken.by().add(new Observed.Lock(relation, taken.mode(), Duration.ofNanos(end - taken.at())));
            }
        }
        open.clear();
        strongest.clear();
    }

    /** Of several locks on one relation, the strongest counts; one that is weaker than what is held already changes nothing. */
    private void look(Observed observed) {
        Set<Long> oids = new HashSet<>();
        strongest(relations.locksOf(pid)).forEach((oid, mode) -> {
            Taken held = strongest.get(oid);
            if (known.containsKey(oid) && (held == null || held.mode().compareTo(mode) < 0)) {
                Taken taken = new Taken(observed, oid, mode, started);
                strongest.put(oid, taken);
                open.add(taken);
                oids.add(oid);
            } else if (mode == LockMode.ACCESS_EXCLUSIVE) {
                oids.add(oid);
            }
        });
        refresh(observed, oids);
    }

    private static Map<Long, LockMode> strongest(Collection<Held> locks) {
        Map<Long, LockMode> strongest = new LinkedHashMap<>();
        locks.forEach(held ->
                strongest.merge(held.oid(), held.mode(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        return strongest;
    }

    private void lookFromBeside(Observed observed) {
        Map<Held, Duration> seen = watch.end();
        Map<Long, LockMode> strongest = strongest(seen.keySet());
        refresh(observed, new HashSet<>(strongest.keySet()));
        strongest.forEach((oid, mode) -> {
            Relation relation = known.get(oid);
            if (relation != null) {
                observed.add(new Observed.Lock(relation, mode, seen.getOrDefault(new Held(oid, mode), Duration.ZERO)));
            }
        });
    }

    /** Sizes as they are now, and what has another file now. */
    private void refresh(Observed observed, Set<Long> oids) {
        oids.retainAll(known.keySet());
        if (oids.isEmpty()) {
            return;
        }
        for (Relation now : relations.find(oids)) {
            Relation before = known.put(now.oid(), now);
            boolean isTruncated = observed.statement().statement().opensWith("TRUNCATE");
            if (before != null && before.file() != now.file() && !isTruncated) {
                observed.rewrote(now);
            }
        }
    }

    /** {@code SET TRANSACTION} must come before any query, one of ours included. */
    private static boolean mayBeAsked(ScriptStatement statement) {
        StatementKind kind = statement.statement().kind();
        boolean isOpen = kind == StatementKind.TRANSACTIONAL || kind == StatementKind.ENDS_GROUP;
        return isOpen && !statement.statement().opensWith("SET");
    }

    private static boolean isAlone(ScriptStatement statement) {
        return statement.statement().kind() == StatementKind.ALONE;
    }

    private void looking(Runnable look) {
        long before = System.nanoTime();
        look.run();
        spent += System.nanoTime() - before;
    }

    /** The clock of the upgrade: it stands still while somebody looks. */
    private long now() {
        return System.nanoTime() - spent;
    }
}
