package dev.hopdb.database;

/** How far a statement has come, as the ledger says. */
public enum StatementState {
    /** It was sent by itself, and nothing is known of its end. */
    STARTED,
    /** The server refused it, by itself; what it leaves behind is known. */
    FAILED,
    DONE,
    /** Somebody has decided that it shall not run. */
    SKIPPED
}
