package dev.hopdb.document;

import java.util.List;

/**
 * What an upgrade applied.
 *
 * @param by the user of the operating system
 * @param host from which it ran
 * @param commit of the scripts, in Git
 * @param begun when, in ISO-8601 and UTC
 * @param applied the releases that the target has now, in order
 * @param releases what this upgrade applied; empty if there was nothing to do
 */
public record UpgradeAudit(
        String target,
        String by,
        String host,
        String commit,
        String begun,
        long tookMs,
        List<String> applied,
        List<AppliedRelease> releases)
        implements Document {

    /** One release, with what ran of it now. */
    public record AppliedRelease(String release, long tookMs, List<AppliedPatch> patches) {}

    /** One patch, with the scripts that ran now. */
    public record AppliedPatch(String patch, long tookMs, List<AppliedFile> files) {}

    /**
     * One script.
     *
     * @param sha256 of the script, whatever its line ends
     * @param statements that ran now, in order
     */
    public record AppliedFile(String file, String sha256, long tookMs, List<AppliedStatement> statements) {}

    /**
     * One statement, as the ledger of the target has it.
     *
     * @param number counted from 1 in its file
     * @param sha256 of its text, whatever its line ends
     * @param state {@code done} or {@code skipped}
     * @param started when, in ISO-8601 and UTC; the last time, if its transaction was tried again
     * @param rows that it changed; 0 where the server counts none
     * @param waitedMs lost in attempts that were given up for want of a lock, and between them
     * @param retries how many those were
     */
    public record AppliedStatement(
            int number,
            String sha256,
            String state,
            String started,
            long tookMs,
            long rows,
            long waitedMs,
            int retries) {}
}
