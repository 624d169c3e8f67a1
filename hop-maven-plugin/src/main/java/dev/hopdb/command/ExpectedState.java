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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the database that a target should be like is built: on the target's own server, where the role may; else on the
 * development server, if that is of the same major version.
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
     * @param goal what is to be run again: {@code hop:drift}
     * @throws HopException if neither server will do; nothing was made
     */
    States statesFor(TargetDatabase target, String goal) {
        ServerTraits there = target.server().traits();
        if (there.mayCreateDatabases()) {
            return statesOn.apply(target.server());
        }
        DatabaseServer server = development.get();
        ServerTraits here = server.traits();
        if (here.mayCreateDatabases() && major(here).equals(major(there))) {
            return statesOn.apply(server);
        }
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

    /** Roles are made in development clusters only: those of a target's server are its owner's business. */
    State of(TargetDatabase target, ProjectTree tree, History applied) {
        return of(target, applied, tree.config().unit(), tree.cluster());
    }

    /** Of a project that is not written yet. */
    State of(TargetDatabase target, History applied, TransactionUnit unit, Optional<PatchFile.Sql> cluster) {
        boolean beside = target.server().traits().mayCreateDatabases();
        return new State(applied, Optional.empty(), unit, beside ? Optional.empty() : cluster);
    }

    private static String major(ServerTraits traits) {
        return traits.version().replaceFirst("\\D.*", "");
    }
}
