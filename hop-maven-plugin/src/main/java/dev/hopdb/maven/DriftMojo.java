package dev.hopdb.maven;

import dev.hopdb.command.FindDrift;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says in what a target database differs from what its release makes: what somebody changed by hand, left half done, or
 * made with another tool. The target is only read.
 *
 * <p>{@code mvn hop:drift -Dhop.target=production}
 *
 * <p>The state of the target's release is built as a scratch database on the same server, where the role has CREATEDB;
 * else on the development server, if that is of the same major version. Both catalogues are compared: schemas, tables,
 * columns, constraints, indexes, views, routines, triggers, types, sequences, policies, privileges, comments and the
 * rest.
 */
@Mojo(name = "drift", aggregator = true)
public final class DriftMojo extends HopMojo {

    /**
     * The database: the id of a {@code <server>} in settings.xml whose {@code <configuration>} has a {@code <url>}, the
     * name in {@code HOP_TARGET_<NAME>_URL}, or {@code embedded:<database>} for trying things out.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** Compares who owns each object, too. */
    @Parameter(property = "hop.owners", defaultValue = "false")
    private boolean owners;

    /** Fails the build where anything differs. */
    @Parameter(property = "hop.failOnDrift", defaultValue = "false")
    private boolean failOnDrift;

    @Override
    void run(Wiring hop) {
        String name = hop.answer(target, "hop.target", "Which target?", "drift", "embedded:production");
        hop.drift(name, new FindDrift.Options(owners, failOnDrift));
    }
}
