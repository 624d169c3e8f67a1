package dev.hopdb.maven;

import dev.hopdb.command.RunBootstraps;
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

    @Override
    void run(Wiring hop) {
        String name = hop.answer(target, "hop.target", "Which target?", "bootstrap", "embedded:production");
        hop.tell(hop.bootstrap(name, new RunBootstraps.Request(dryRun, Optional.ofNullable(rerun))));
    }
}
