package dev.hopdb.maven;

import dev.hopdb.version.Version;
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
 * says otherwise: a release that fails has left no trace, and the same command goes on from there. Needs no right to push
 * to origin.
 *
 * <p>Before the first statement the target is backed up, unless there is nothing to apply or nothing in it: {@code
 * hop:rollback} goes back to that. Where no backup can be made the goal is refused, and {@code -Dhop.backup=none} has to
 * be said. A release that was begun and not finished goes on with the backup made before it.
 */
@Mojo(name = "upgrade", aggregator = true)
public final class UpgradeMojo extends HopMojo {

    /**
     * The database: the id of a {@code <server>} in settings.xml whose {@code <configuration>} has a {@code <url>}, the
     * name in {@code HOP_TARGET_<NAME>_URL}, or {@code embedded:<database>} for trying things out.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** The last version to apply, with its hotfixes. By default, the newest. */
    @Parameter(property = "hop.toRelease")
    private @Nullable String toRelease;

    /** Says what would be applied, as of the last fetch, and changes nothing at all. */
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

    /** Ends the sessions of others that are in the way of a backup by copy. Nothing else does. */
    @Parameter(property = "hop.stopSessions", defaultValue = "false")
    private boolean stopSessions;

    /**
     * What becomes of the target when a release fails: {@code stop} leaves what the next {@code hop:upgrade} goes on from;
     * {@code rollback} brings the target back to its backup at once. That is refused before anything is applied where it
     * could not work.
     */
    @Parameter(property = "hop.onFailure", defaultValue = "stop")
    private String onFailure;

    @Override
    void run(Wiring hop) {
        String name = hop.answer(target, "hop.target", "Which target?", "upgrade", "embedded:production");
        BackupParameters backups = new BackupParameters(
                backup, pgDump, backupDirectory, keepBackups, stopSessions, BackupParameters.rollsBack(onFailure));
        hop.upgrade(name, Optional.ofNullable(toRelease).map(Version::parse), dryRun, backups);
    }
}
