package dev.hopdb.maven;

import dev.hopdb.command.RunBootstraps;
import dev.hopdb.upgrade.Terms;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs in a target database the reference data of its releases that it has not received.
 *
 * <p>{@code mvn hop:bootstrap -Dhop.target=production}
 *
 * <p>A script of a patch whose first line is {@code -- @HOP:bootstrap} holds reference data. It runs with its patch, once in
 * each database, so that after {@code hop:upgrade} there is nothing left to do here; {@code hop:patch-merge} keeps a copy of
 * it in the folder {@code bootstrap}. This goal runs the copies of which the target has no record, in order, each in
 * one transaction with its record. A copy that was changed since is named, and runs again only when {@code hop.rerun} names
 * it.
 *
 * <p>Before the first of them the target is backed up, as by {@code hop:upgrade}, unless there is nothing to run: {@code
 * hop:rollback} goes back to that. Where no backup can be made the goal is refused, and {@code -Dhop.backup=none} has to be
 * said.
 */
@Mojo(name = "bootstrap", aggregator = true)
public final class BootstrapMojo extends HopMojo {

    /**
     * The database: the id of a {@code <server>} in settings.xml whose {@code <configuration>} has a {@code <url>}, the
     * name in {@code HOP_TARGET_<NAME>_URL}, or {@code embedded:<database>} for trying things out.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** Says what would run, as of the last fetch. Changes nothing at all. */
    @Parameter(property = "hop.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** A copy in the folder {@code bootstrap} that is to run once more, such as {@code 3-7-roles-0.2.0.sql}. */
    @Parameter(property = "hop.rerun")
    private @Nullable String rerun;

    /** How the target is backed up first, as for {@code hop:upgrade}: {@code auto}, {@code dump}, {@code copy} or {@code none}. */
    @Parameter(property = "hop.backup", defaultValue = "auto")
    private String backup;

    /** The pg_dump to use; by default, the first on the PATH that is not older than the server. */
    @Parameter(property = "hop.pgDump")
    private @Nullable String pgDump;

    /** Where dumps go, readable by their owner only. By default, {@code .hop/backups} in the user's home. */
    @Parameter(property = "hop.backupDirectory")
    private @Nullable String backupDirectory;

    /** How many backups of a target are kept; the newest always is. */
    @Parameter(property = "hop.keepBackups", defaultValue = "5")
    private int keepBackups;

    /** Ends the sessions of others that are in the way of a backup by copy. Nothing else does. */
    @Parameter(property = "hop.stopSessions", defaultValue = "false")
    private boolean stopSessions;

    /** After this time a statement gives up waiting for a lock, and its script is tried again: {@code 2s}, {@code 500ms}. */
    @Parameter(property = "hop.lockTimeout", defaultValue = "2s")
    private String lockTimeout = "2s";

    /** For how long a script that did not get its locks is tried again, less and less often: {@code 5m}. */
    @Parameter(property = "hop.lockWait", defaultValue = "5m")
    private String lockWait = "5m";

    @Override
    void run(Wiring hop) {
        String name = hop.answer(target, "hop.target", "Which target?", "bootstrap", "embedded:production");
        Terms terms = new Terms(
                Durations.parse("hop.lockTimeout", lockTimeout),
                Durations.parse("hop.lockWait", lockWait),
                List.of(),
                "mvn hop:bootstrap -Dhop.target=%s".formatted(name)
                        + Optional.ofNullable(rerun)
                                .map(" -Dhop.rerun=%s"::formatted)
                                .orElse(""));
        hop.bootstrap(
                name,
                new RunBootstraps.Request(dryRun, Optional.ofNullable(rerun), terms, hop::tell),
                new BackupParameters(backup, pgDump, backupDirectory, keepBackups, stopSessions, false));
    }
}
