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

    /** @param sha256 of the script, whatever its line ends */
    public record AppliedFile(String file, String sha256, long tookMs) {}
}
