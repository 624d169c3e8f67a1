package dev.hopdb.document;

import java.util.List;

/**
 * What an upgrade would run, in order. What has run already is not in it.
 *
 * @param transaction how much is one transaction at most, as in {@code .hop/config.toml}
 */
public record UpgradePreview(String target, List<String> applied, String transaction, List<PlannedRelease> releases)
        implements Document {

    /** One release, with those of its patches that are not complete in the target. */
    public record PlannedRelease(String release, List<PlannedPatch> patches) {}

    /** One patch, with those of its scripts that have not run. */
    public record PlannedPatch(String patch, List<PlannedFile> files) {}

    /** @param file the path in the repository */
    public record PlannedFile(String file, List<PlannedStatement> statements) {}

    /**
     * One statement of a script.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param text its first line
     * @param kind what it demands of the transaction around it, in lower case: {@code transactional}, {@code alone}, …
     * @param transactional whether it runs in a transaction with others
     */
    public record PlannedStatement(int line, int column, String text, String kind, boolean transactional) {}
}
