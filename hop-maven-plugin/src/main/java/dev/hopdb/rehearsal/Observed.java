package dev.hopdb.rehearsal;

import dev.hopdb.database.LockMode;
import dev.hopdb.database.Relations.Relation;
import dev.hopdb.database.ScriptStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is known of one statement that ran; its locks are complete when its transaction has ended. */
final class Observed {

    private final ScriptStatement statement;
    private Duration took = Duration.ZERO;
    private OptionalLong rows = OptionalLong.empty();
    private final List<Lock> locks = new ArrayList<>();
    private final List<Relation> rewritten = new ArrayList<>();

    /** A lock on a relation that others can see, and for how long it was held. */
    record Lock(Relation relation, LockMode mode, Duration held) {}

    Observed(ScriptStatement statement) {
        this.statement = statement;
    }

    void ended(Duration after, OptionalLong changed) {
        took = after;
        rows = changed;
    }

    void add(Lock lock) {
        locks.add(lock);
    }

    void rewrote(Relation relation) {
        rewritten.add(relation);
    }

    ScriptStatement statement() {
        return statement;
    }

    Duration took() {
        return took;
    }

    OptionalLong rows() {
        return rows;
    }

    List<Lock> locks() {
        return locks;
    }

    List<Relation> rewritten() {
        return rewritten;
    }
}
