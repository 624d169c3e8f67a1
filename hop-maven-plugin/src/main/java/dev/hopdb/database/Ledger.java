package dev.hopdb.database;

import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.util.List;

/** The record, in the database itself, of what was applied to it. Rows are written in the transaction they speak of. */
public interface Ledger {

    /** The version of the ledger's tables. */
    int FORMAT = 1;

    /** Makes the ledger where it is missing, or brings it up to date. */
    void install();

    /** Whether there is one: reads only. */
    boolean isInstalled();

    /** Whether anything of {@code release} was applied. */
    boolean has(Label release);

    /** The labels of the releases applied, in order. */
    List<Label> releases();

    /** The patches of {@code release} applied so far, in order, with the hashes that they had. */
    List<Applied> patches(Label release);

    /** The scripts of {@code release} applied so far, in order: also those of a patch that was not finished. */
    List<AppliedFile> files(Label release);

    /** Opens the row of a release, if it is not there. */
    void begin(Label release, Author author);

    void record(Label release, Patch patch, Duration took);

    void record(Label release, PatchId patch, PatchFile file, Duration took);

    /** A patch that was applied, and the hash of its scripts then. */
    record Applied(PatchId patch, String fingerprint) {}

    /** A script that was applied, and its hash then. */
    record AppliedFile(PatchId patch, String name, String fingerprint) {}

    /**
     * Who applies, with what.
     *
     * @param host from which the command was run
     * @param commit the Git commit that the scripts came from; may be empty for files that are not committed
     * @param toolVersion the version of hop
     */
    record Author(String user, String host, String commit, String toolVersion) {}
}
