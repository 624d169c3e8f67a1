package dev.hopdb.command;

import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ServerTraits;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import dev.hopdb.upgrade.OnScratch;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the database that a target should be like is built: on the target's own server, where the role may and no script
 * changes more than its database; else on the development server, if that is of the same major version.
 */
public final class ExpectedState {

    private final Function<DatabaseServer, States> statesOn;
    private final Supplier<DatabaseServer> development;

    /**
     * @param statesOn what makes databases on a server
     * @param development asked for only where the target's own server will not do
     */
    public ExpectedState(Function<DatabaseServer, States> statesOn, Supplier<DatabaseServer> development) {
        this.statesOn = statesOn;
        this.development = development;
    }

    /** @throws HopException if neither server will do; nothing was made */
    States statesFor(TargetDatabase target, History applied) {
        ServerTraits there = target.server().traits();
        if (isBuiltBeside(target, applied)) {
            return statesOn.apply(target.server());
        }
        DatabaseServer server = development.get();
        ServerTraits here = server.traits();
        if (here.mayCreateDatabases() && major(here).equals(major(there))) {
            return statesOn.apply(server);
        }
        OnScratch.firstServerWide(applied.releases()).ifPresent(statement -> {
            throw new HopException(
                    "What %s should be cannot be built on its server: %s".formatted(target.name(), statement),
                    """
                    it would change that server, and not only the scratch database to compare with
                    in: %s""".formatted(statement.firstLine()),
                    "build it on a development server of PostgreSQL %2$s: mvn hop:drift -Dhop.target=%1$s -Dhop.postgresVersion=<a version %2$s>"
                            .formatted(target.name(), major(there)));
        });
        String role = target.server().address(target.database()).user();
        throw new HopException(
                "What %s should be cannot be built: role %s may not create databases".formatted(target.name(), role),
                """
                a scratch database is built to compare with: beside the target, or on a development server of
                PostgreSQL %s where the role may; the development server is %s""".formatted(major(there), here.version()),
                """
                ALTER ROLE "%s" CREATEDB on the server of the target; or
                mvn hop:drift -Dhop.target=%s -Dhop.postgresVersion=<a version %s>""".formatted(role, target.name(), major(there)));
    }

    /** Roles are made in development clusters only: those of a target's server are its owner's business. */
    State of(TargetDatabase target, ProjectTree tree, History applied) {
        boolean beside = isBuiltBeside(target, applied);
        return new State(applied, Optional.empty(), tree.config().unit(), beside ? Optional.empty() : tree.cluster());
    }

    private static boolean isBuiltBeside(TargetDatabase target, History applied) {
        return target.server().traits().mayCreateDatabases()
                && OnScratch.firstServerWide(applied.releases()).isEmpty();
    }

    private static String major(ServerTraits traits) {
        return traits.version().replaceFirst("\\D.*", "");
    }
}
