package dev.hopdb.command;

import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ServerTraits;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
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

    /**
     * Databases on one of the two servers.
     *
     * @param applied what is built there
     * @param goal what is to be run again: {@code hop:drift}
     * @throws HopException if neither server will do; nothing was made
     */
    States statesFor(TargetDatabase target, History applied, String goal) {
        ServerTraits there = target.server().traits();
        if (isBuiltBeside(target, applied)) {
            return statesOn.apply(target.server());
        }
        DatabaseServer server = development.get();
        ServerTraits here = server.traits();
        if (here.mayCreateDatabases() && major(here).equals(major(there))) {
            return statesOn.apply(server);
        }
        refuseServerWide(target, applied, goal);
        String role = target.server().address(target.database()).user();
        throw new HopException(
                "What %s should be cannot be built: role %s may not create databases".formatted(target.name(), role),
                """
                a scratch database is built to compare with: beside the target, or on a development server of
                PostgreSQL %s where the role may; the development server is %s""".formatted(major(there), here.version()),
                """
                ALTER ROLE "%s" CREATEDB on the server of the target; or
                mvn %s -Dhop.target=%s -Dhop.postgresVersion=<a version %s>""".formatted(role, goal, target.name(), major(there)));
    }

    private static void refuseServerWide(TargetDatabase target, History applied, String goal) {
        OnScratch.firstServerWide(applied.releases()).ifPresent(statement -> {
            throw new HopException(
                    "What %s should be cannot be built on its server: %s".formatted(target.name(), statement),
                    """
                    it would change that server, and not only the scratch database to compare with
                    in: %s""".formatted(statement.firstLine()),
                    "build it on a development server of PostgreSQL %2$s: mvn %3$s -Dhop.target=%1$s -Dhop.postgresVersion=<a version %2$s>"
                            .formatted(target.name(), major(target.server().traits()), goal));
        });
    }

    /** Roles are made in development clusters only: those of a target's server are its owner's business. */
    State of(TargetDatabase target, ProjectTree tree, History applied) {
        return of(target, applied, tree.config().unit(), tree.cluster());
    }

    /** Of a project that is not written yet. */
    State of(TargetDatabase target, History applied, TransactionUnit unit, Optional<PatchFile.Sql> cluster) {
        boolean beside = isBuiltBeside(target, applied);
        return new State(applied, Optional.empty(), unit, beside ? Optional.empty() : cluster);
    }

    private static boolean isBuiltBeside(TargetDatabase target, History applied) {
        return target.server().traits().mayCreateDatabases()
                && OnScratch.firstServerWide(applied.releases()).isEmpty();
    }

    private static String major(ServerTraits traits) {
        return traits.version().replaceFirst("\\D.*", "");
    }
}
