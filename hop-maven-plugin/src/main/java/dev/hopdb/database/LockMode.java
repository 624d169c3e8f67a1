package dev.hopdb.database;

import java.util.Locale;

/** How strong a lock on a relation is, from the weakest to the strongest: the modes of PostgreSQL. */
public enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    private static final String ENDING = "Lock";

    /** As in the view {@code pg_locks}: {@code AccessExclusiveLock}. */
    public static LockMode parse(String mode) {
        String words = mode.substring(0, mode.length() - ENDING.length()).replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return valueOf(words.toUpperCase(Locale.ROOT));
    }

    /** Whether a {@code SELECT} of somebody else waits for it. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Whether an {@code INSERT}, {@code UPDATE} or {@code DELETE} of somebody else waits for it. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** As in the manual: {@code ACCESS EXCLUSIVE}. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
