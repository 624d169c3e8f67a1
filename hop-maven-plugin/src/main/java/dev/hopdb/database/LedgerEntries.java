package dev.hopdb.database;

import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of statements, scripts and patches of one release, in the order in which they ran. */
public record LedgerEntries(
        Label release,
        List<OfStatement> statements,
        List<OfFile> files,
        List<OfBootstrap> bootstraps,
        List<OfPatch> patches) {

    public LedgerEntries {
        statements = List.copyOf(statements);
        files = List.copyOf(files);
        bootstraps = List.copyOf(bootstraps);
        patches = List.copyOf(patches);
    }

    public boolean isEmpty() {
        return statements.isEmpty() && files.isEmpty() && patches.isEmpty();
    }

    /**
     * A statement that needs no more attention.
     *
     * @param state {@link StatementState#DONE} or {@link StatementState#SKIPPED}
     * @param rows that it changed
     * @param waited in attempts that were given up, and between them, because a lock was not to be had
     * @param retries how many those were
     * @param settings what the script had set by then, where its transaction ends within it
     */
    public record OfStatement(
            StatementId id,
            String fingerprint,
            StatementState state,
            Instant started,
            Duration took,
            OptionalLong rows,
            Duration waited,
            int retries,
            Optional<String> settings) {

        public OfStatement with(String captured) {
            return new OfStatement(id, fingerprint, state, started, took, rows, waited, retries, Optional.of(captured));
        }
    }

    /** A script whose statements have all run. */
    public record OfFile(PatchId patch, PatchFile file, Duration took) {}

    /**
     * A script with reference data that has run.
     *
     * @param file {@code 7-roles/20_rows.sql}
     * @param content the hash of what ran
     */
    public record OfBootstrap(String file, Fingerprint content, Duration took) {

        public static OfBootstrap of(PatchId patch, PatchFile file, Duration took) {
            return new OfBootstrap("%s/%s".formatted(patch, file.name()), file.fingerprintOfContent(), took);
        }
    }

    /** A patch whose scripts have all run. */
    public record OfPatch(Patch patch, Duration took) {}
}
