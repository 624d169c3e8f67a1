package dev.hopdb.maven;

import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings a target database back to the state before its last upgrade, from the backup that was made then.
 *
 * <p>{@code mvn hop:rollback -Dhop.target=production}
 *
 * <p>Says first which tables have been written to since, then asks for the name of the database. The backup is restored
 * beside the target and checked; then the two change names in one transaction, so that at any moment there is the one or
 * the other. What the target was stays on the server under another name, until somebody drops it. Settings, privileges
 * and the comment of the database are carried over. A role without CREATEDB restores a dump in place, in one transaction;
 * what the target was is lost then.
 *
 * <p>It goes one upgrade back, not further; what {@code hop:bootstrap} has run counts as one, too. After it, {@code hop:upgrade} works again. A database with replication slots
 * or subscriptions is refused, since they would not come along. Contacts no Git server.
 */
@Mojo(name = "rollback", aggregator = true)
public final class RollbackMojo extends HopMojo {

    /** The database, as for {@code hop:upgrade}. */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** The name of the database, for where nobody is there to type it. */
    @Parameter(property = "hop.confirm")
    private @Nullable String confirm;

    /** The pg_dump whose pg_restore is to be used; by default, the first on the PATH that is not older than the server. */
    @Parameter(property = "hop.pgDump")
    private @Nullable String pgDump;

    /** Where dumps are, if not where they were made. By default, {@code .hop/backups} in the user's home. */
    @Parameter(property = "hop.backupDirectory")
    private @Nullable String backupDirectory;

    /** Ends the sessions of others on the target. Without it, the goal is refused while there are any. */
    @Parameter(property = "hop.stopSessions", defaultValue = "false")
    private boolean stopSessions;

    @Override
    void run(Wiring hop) {
        String name = hop.answer(target, "hop.target", "Which target?", "rollback", "production");
        BackupParameters backup =
                new BackupParameters("auto", pgDump, backupDirectory, BackupParameters.KEPT, stopSessions, false);
        hop.rollback(name, Optional.ofNullable(confirm), backup);
    }
}
