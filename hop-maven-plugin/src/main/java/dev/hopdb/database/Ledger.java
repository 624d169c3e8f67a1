package dev.hopdb.database;

import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The record, in the database itself, of what was applied to it. Rows are written in the transaction they speak of; only
 * a statement that cannot be in one is {@link #start started} before it and {@link #end ended} after it.
 */
public interface Ledger {

    /** The version of the ledger's tables. */
    int FORMAT = 2;

    /**
     * Makes the ledger where it is missing, or brings an older one up to date, in one transaction.
     *
     * @throws dev.hopdb.problem.HopException if a newer hop has written it
     */
    void install();

    /** Whether there is one: reads only. */
    boolean isInstalled();

    /** Whether anything of {@code release} was applied. */
    boolean has(Label release);

    /** Whether {@code release} was brought to its end. Ledgers of older formats do not tell: true. */
    boolean isFinished(Label release);

    /** The labels of the releases applied, in order. */
    List<Label> releases();

    /** The patches of all releases applied so far, as of each release: one exchange, however many there are. */
    Map<Label, List<Applied>> patches();

    /** The patches of {@code release} applied so far, in order, with the hashes that they had. */
    List<Applied> patches(Label release);

    /** The scripts of {@code release} applied so far, in order: also those of a patch that was not finished. */
    List<AppliedFile> files(Label release);

    /** The statements of scripts of {@code release} that have begun and not come to their end, in order. */
    List<AppliedStatement> unfinished(Label release);

    /** Opens the row of a release, if it is not there, and one for this run. */
    void begin(Label release, Author author);

    /** Writes all of it in one exchange. */
    void write(LedgerEntries entries);

    /**
     * Says that a statement is about to run which cannot be in a transaction.
     *
     * @param settings of the script by then
     * @param index what it builds or drops, if it is about an index
     */
    void start(StatementId statement, String fingerprint, String settings, Optional<IndexFound> index);

    /** Says how a statement has ended that was started. */
    void end(StatementId statement, StatementState state, OptionalLong rows);

    /** What somebody has decided about a statement. */
    void resolve(StatementId statement, String answer, String reason);

    /** The scripts with reference data that have run here: the hash of what ran by {@code 7-roles/20_rows.sql}. */
    Map<String, String> bootstraps();

    /** Says that a script with reference data has run, maybe not for the first time; in the transaction that is open. */
    void write(LedgerEntries.OfBootstrap bootstrap);

    /** The release has all its patches. */
    void finish(Label release);

    /** A patch that was applied, and the hash of its scripts then. */
    record Applied(PatchId patch, String fingerprint) {}

    /** A script that was applied, and its hash then. */
    record AppliedFile(PatchId patch, String name, String fingerprint) {}

    /**
     * A statement that has begun.
     *
     * @param settings what its script had set by then; empty unless a transaction ended there
     * @param indexBefore the OID of the index of its name when it began, if there was one
     */
    record AppliedStatement(
            StatementId id,
            String fingerprint,
            StatementState state,
            Optional<String> settings,
            OptionalLong indexBefore) {}

    /**
     * Who applies, with what.
     *
     * @param host from which the command was run
     * @param commit the Git commit that the scripts came from; may be empty for files that are not committed
     * @param toolVersion the version of hop
     */
    record Author(String user, String host, String commit, String toolVersion) {}
}
