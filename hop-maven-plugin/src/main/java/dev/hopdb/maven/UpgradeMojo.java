package dev.hopdb.maven;

import dev.hopdb.command.RehearseUpgrade;
import dev.hopdb.command.Upgrade;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.rehearsal.RehearsalPage;
import dev.hopdb.upgrade.Resolution;
import dev.hopdb.upgrade.Terms;
import dev.hopdb.version.Version;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies to a target database, one after the other, the releases that it does not have yet.
 *
 * <p>{@code mvn hop:upgrade -Dhop.target=production}
 *
 * <p>Each release is one transaction with its rows in the ledger (schema {@code hop}), unless {@code .hop/config.toml}
 * says otherwise: a release that fails has left no trace, and the same command goes on from there. A statement that cannot be
 * in a transaction, such as {@code CREATE INDEX CONCURRENTLY}, runs by itself between two of them; then the same command goes
 * on at the statement that failed. Needs no right to push to origin.
 *
 * <p>Before the first statement the target is backed up, unless there is nothing to apply or nothing in it: {@code
 * hop:rollback} goes back to that. Where no backup can be made the goal is refused, and {@code -Dhop.backup=none} has to
 * be said. A release that was begun and not finished goes on with the backup made before it.
 */
@Mojo(name = "upgrade", aggregator = true)
public final class UpgradeMojo extends HopMojo {

    private static final long MEGABYTE = 1024L * 1024L;

    /**
     * The database: the id of a {@code <server>} in settings.xml whose {@code <configuration>} has a {@code <url>}, the
     * name in {@code HOP_TARGET_<NAME>_URL}, or {@code embedded:<database>} for trying things out.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** The last version to apply, with its hotfixes. By default, the newest. */
    @Parameter(property = "hop.toRelease")
    private @Nullable String toRelease;

    /**
     * Says what would be applied, release by release, file by file and statement by statement, as of the last fetch.
     * Changes nothing at all.
     */
    @Parameter(property = "hop.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * How the target is backed up first: {@code dump} by pg_dump, which must not be older than the server; {@code copy} as
     * another database of the server, for which nobody may be connected; {@code auto}, the one or else the other; {@code
     * none}.
     */
    @Parameter(property = "hop.backup", defaultValue = "auto")
    private String backup;

    /** The pg_dump to use; by default, the first on the PATH that is not older than the server. */
    @Parameter(property = "hop.pgDump")
    private @Nullable String pgDump;

    /**
     * Where dumps go, readable by their owner only. By default, {@code .hop/backups} in the user's home: on a CI server, name
     * a folder that outlives the job.
     */
    @Parameter(property = "hop.backupDirectory")
    private @Nullable String backupDirectory;

    /** How many backups of a target are kept; the newest always is. */
    @Parameter(property = "hop.keepBackups", defaultValue = "5")
    private int keepBackups;

    /**
     * Ends the sessions of others that are in the way of a backup by copy; and, where {@code hop.onFailure} is {@code
     * rollback} and a release fails, those in the way of going back. Nothing else does.
     */
    @Parameter(property = "hop.stopSessions", defaultValue = "false")
    private boolean stopSessions;

    /**
     * What becomes of the target when a release fails: {@code stop} leaves what the next {@code hop:upgrade} goes on from;
     * {@code rollback} brings the target back to the backup of this run at once. That is refused before anything is applied
     * where it could not work: also while others are connected, unless {@code hop.stopSessions} is set.
     */
    @Parameter(property = "hop.onFailure", defaultValue = "stop")
    private String onFailure;

    /**
     * Runs the upgrade on a clone of the target and reports for each statement its time, its rows, the locks that it held
     * and for how long, and the tables that it rewrote; then what would keep others waiting, with a safer way to write it.
     * The target is only read; the clone is dropped.
     */
    @Parameter(property = "hop.rehearse", defaultValue = "false")
    private boolean rehearse;

    /** For {@code hop.rehearse}: the HTML file with its report, which needs no other file. */
    @Parameter(property = "hop.rehearsalReport", defaultValue = "${project.build.directory}/hop-rehearsal.html")
    private File rehearsalReport;

    /** For {@code hop.rehearse}: from how many megabytes, with its indexes, a table counts as large. */
    @Parameter(property = "hop.largeTable", defaultValue = "10")
    private int largeTable;

    /**
     * After this time a statement gives up waiting for a lock, and its transaction is tried again: so the queries of
     * others, which queue behind it, wait no longer than that. {@code 2s}, {@code 500ms}; {@code 0s}: it waits for ever.
     * What is built concurrently, and a {@code VACUUM}, wait without it: they keep nobody out.
     */
    @Parameter(property = "hop.lockTimeout", defaultValue = "2s")
    private String lockTimeout = "2s";

    /** For how long a transaction that did not get its locks is tried again, less and less often: {@code 5m}. */
    @Parameter(property = "hop.lockWait", defaultValue = "5m")
    private String lockWait = "5m";

    /**
     * What is to become of a statement that only a person can decide about: {@code <patch>/<file>:<n>=done},
     * {@code =again} or {@code =skip}, where n counts the statements of the file from 1; more than one separated by commas.
     * {@code done}: its effect is there. {@code again}: it shall run. {@code skip}: it shall not, and is not wanted. Recorded
     * in the target, with who and why.
     */
    @Parameter(property = "hop.resolve")
    private @Nullable String resolve;

    /** Why {@code hop.resolve} says what it says: for those who will look after this database. */
    @Parameter(property = "hop.reason")
    private @Nullable String reason;

    @Override
    void run(Wiring hop) {
        UpgradeMode mode = UpgradeMode.of(dryRun, rehearse);
        String name = hop.answer(target, "hop.target", "Which target?", "upgrade", "embedded:production");
        Optional<Version> last = Optional.ofNullable(toRelease).map(Version::parse);
        BackupParameters backups = new BackupParameters(
                backup, pgDump, backupDirectory, keepBackups, stopSessions, BackupParameters.rollsBack(onFailure));
        switch (mode) {
            case PREVIEW -> hop.tell(hop.previewUpgrade(name, last));
            case REHEARSE ->
                hop.rehearseUpgrade(
                        name,
                        new RehearseUpgrade.Request(
                                last, terms(name), largeTable * MEGABYTE, result -> report(hop, result)),
                        backups);
            case APPLY -> hop.upgrade(name, new Upgrade.Request(last, terms(name), hop::tell), backups);
        }
    }

    private void report(Wiring hop, RehearsalResult result) {
        hop.tell(result);
        WholeFile.write(rehearsalReport, RehearsalPage.html(result), "hop.rehearsalReport");
        getLog().info("Report: " + rehearsalReport);
    }

    private Terms terms(String name) {
        String limit = toRelease == null ? "" : " -Dhop.toRelease=" + toRelease;
        return new Terms(
                Durations.parse("hop.lockTimeout", lockTimeout),
                Durations.parse("hop.lockWait", lockWait),
                resolve == null ? List.of() : Resolution.parse(resolve, Objects.requireNonNullElse(reason, "")),
                "mvn hop:upgrade -Dhop.target=%s%s".formatted(name, limit));
    }
}
