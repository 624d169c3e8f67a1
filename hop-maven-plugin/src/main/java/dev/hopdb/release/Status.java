package dev.hopdb.release;

import java.util.Locale;

/** Where a patch of an open release stands. */
public enum Status {
    /** In development. */
    CANDIDATE,
    /** Merged into its release; the tests of the whole release passed. */
    STAGED;

    /** As written in a plan. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
