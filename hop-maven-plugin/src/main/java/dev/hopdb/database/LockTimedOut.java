package dev.hopdb.database;

import dev.hopdb.problem.HopException;

/** A statement gave up waiting for a lock, or lost a deadlock: in another try it may get what it needs. */
public final class LockTimedOut extends HopException {

    private static final long serialVersionUID = 1L;

    /** @param at file, line and column */
    public LockTimedOut(String at, String statement, String serverSays) {
        super(
                "%s did not get its lock".formatted(at),
                "%s\nin: %s".formatted(serverSays, statement),
                "run the same command again when less is going on");
    }

    /** It was tried again until the time for that was over. */
    public LockTimedOut(String problem, String why, String fix, LockTimedOut last) {
        super(problem, why, fix, last);
    }
}
