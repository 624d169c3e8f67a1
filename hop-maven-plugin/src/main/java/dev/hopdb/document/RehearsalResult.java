package dev.hopdb.document;

import java.util.List;

/**
 * What an upgrade did to a clone of its target.
 *
 * @param copiedBy how the clone was made: {@code template} or {@code backup}
 * @param server its version
 * @param databaseBytes of the target
 * @param transaction how much was one transaction at most: {@code release}, {@code patch} or {@code file}
 * @param largeTableBytes the size from which a table counts as large
 * @param cloneMs making the clone
 * @param upgradeMs the upgrade, without the time for looking at locks
 * @param failure what the upgrade stopped with; empty if it did not
 * @param statements in the order in which they ran
 * @param concerns what would keep others waiting for a large table, longest first
 */
public record RehearsalResult(
        String target,
        String copiedBy,
        String server,
        long databaseBytes,
        String transaction,
        long largeTableBytes,
        long cloneMs,
        long upgradeMs,
        String failure,
        List<RehearsedStatement> statements,
        List<Concern> concerns)
        implements Document {

    /**
     * One statement that ran.
     *
     * @param number counted from 1
     * @param file the path in the repository
     * @param line counted from 1
     * @param text its first line
     * @param kind what it demands of the transaction around it, in lower case
     * @param rows that it changed or returned, as the server counts them
     * @param locks on relations that were there before the upgrade, of which it was the first to take them
     * @param rewritten the relations whose file it replaced
     */
    public record RehearsedStatement(
            int number,
            String release,
            String patch,
            String file,
            int line,
            String text,
            String kind,
            double tookMs,
            long rows,
            List<HeldLock> locks,
            List<Relation> rewritten) {}

    /**
     * A lock on a relation, from the statement that took it to the end of its transaction.
     *
     * @param mode as in the manual of PostgreSQL, such as {@code ACCESS EXCLUSIVE}
     * @param blocks {@code reads and writes}, {@code writes}, or {@code neither}
     * @param heldMs at most: from the start of the statement to the commit
     */
    public record HeldLock(Relation relation, String mode, String blocks, double heldMs) {}

    /** @param bytes of the table with its indexes and its TOAST table, after the statement */
    public record Relation(String name, long bytes) {}

    /**
     * A statement that would keep others waiting.
     *
     * @param statement its number
     * @param blocks {@code reads and writes} or {@code writes}
     * @param heldMs for how long
     * @param advice the safe way to write it
     */
    public record Concern(
            int statement,
            String place,
            String text,
            Relation relation,
            String mode,
            String blocks,
            double heldMs,
            double tookMs,
            String advice) {}
}
