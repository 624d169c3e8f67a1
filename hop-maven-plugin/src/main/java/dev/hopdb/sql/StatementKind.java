package dev.hopdb.sql;

/** What a statement demands of the transaction around it. Told from its words alone, so the same on every server. */
public enum StatementKind {
    /** Can be in a transaction with others: nearly all, {@code SAVEPOINT} and {@code ROLLBACK TO} among them. */
    TRANSACTIONAL,
    /** The server refuses it in a transaction, such as {@code CREATE INDEX CONCURRENTLY} or {@code VACUUM}. */
    ALONE,
    /** What it makes can be used only after a commit: {@code ALTER TYPE … ADD VALUE}. */
    ENDS_GROUP,
    /** {@code BEGIN} or {@code START TRANSACTION}. */
    BEGINS,
    /** {@code COMMIT} or {@code END}. */
    COMMITS,
    /** {@code COMMIT AND CHAIN}: what follows is in a transaction again. */
    COMMITS_AND_BEGINS,
    /** {@code ROLLBACK} or {@code ABORT}, of the whole transaction. */
    ROLLS_BACK,
    /** {@code ROLLBACK AND CHAIN}: what follows is in a transaction again. */
    ROLLS_BACK_AND_BEGINS,
    /** {@code PREPARE TRANSACTION}: leaves the transaction to be ended by another session. */
    PREPARES,
    /** {@code SET TRANSACTION …}: the first statement of its transaction, else the server refuses it. */
    SETS_TRANSACTION
}
