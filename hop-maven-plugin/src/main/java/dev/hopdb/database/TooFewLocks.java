package dev.hopdb.database;

import dev.hopdb.problem.HopException;

/** A transaction touched more relations than the server has locks for; in smaller transactions it may succeed. */
public final class TooFewLocks extends HopException {

    private static final long serialVersionUID = 1L;

    /** @param found the server's {@code max_locks_per_transaction} */
    public TooFewLocks(String during, String found, Throwable cause) {
        super(
                "%s: the server has no locks left".formatted(during),
                "one transaction touches more tables and indexes than its lock table holds, and"
                        + " max_locks_per_transaction is %s".formatted(found),
                "set it higher and restart the server: ALTER SYSTEM SET max_locks_per_transaction = 1024",
                cause);
    }
}
