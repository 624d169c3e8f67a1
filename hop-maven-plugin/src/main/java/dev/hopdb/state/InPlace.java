package dev.hopdb.state;

import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.problem.HopException;
import dev.hopdb.upgrade.ReleaseApplier;
import java.util.List;

/**
 * Clears the development database and builds it again where it is, for a role that may not make another one.
 *
 * <p>In one transaction, so that it is as before if anything fails. In many where the server has too few locks for that,
 * where a script has statements that cannot be in one, and where it is to show what production will do: some statements
 * work only in, or only outside, the transaction of what came before.
 */
final class InPlace {

    private final DatabaseServer server;
    private final Workplace place;
    private final ReleaseApplier applier;

    InPlace(DatabaseServer server, Workplace place, ReleaseApplier applier) {
        this.server = server;
        this.place = place;
        this.applier = applier;
    }

    Rebuilt rebuild(State state) {
        DatabaseFacts database = server.find(place.development()).orElseThrow(this::cannotBeMade);
        var possession = new Possession(server, place);
        try (Session session = server.open(database.name())) {
            possession.check(database, session);
            Mark mark = possession.markFor(database);
            if (state.production().isEmpty() && ReleaseApplier.canBeOneTransaction(state.history())) {
                inOneTransaction(session, mark, state);
            } else {
                inSteps(session, mark, state);
            }
            String note = Builder.note(
                    StateChain.of(server.traits(), state, applier::artifacts).last(), state);
            return new Rebuilt(List.of(), note + ", in place", session.catalog());
        }
    }

    /**
     * Keeps every other goal off the database until it is closed: none builds it anew under a test run.
     *
     * @throws HopException if another goal is at work on it
     */
    Session hold() {
        DatabaseFacts database = server.find(place.development()).orElseThrow(this::cannotBeMade);
        Session guard = server.open(database.name());
        if (!guard.tryLockTarget()) {
            guard.close();
            throw new HopException(
                    "Another goal is at work on database '%s'".formatted(place.development()),
                    "the role of hop.user may not create databases, so all goals share this one, one after the other",
                    "run the same command again when the other has ended");
        }
        return guard;
    }

    private void inOneTransaction(Session session, Mark mark, State state) {
        try {
            session.inTransaction(() -> replay(session, mark, state));
        } catch (TooFewLocks e) {
            inSteps(session, mark, state);
        }
    }

    /** More than one transaction holds: what fails in the middle stays there until the next command. */
    private void inSteps(Session session, Mark mark, State state) {
        try {
            replay(session, mark, state);
        } catch (HopException e) {
            e.leaves("Your development database is half built; the same command builds it anew.");
            throw e;
        }
    }

    /** The mark goes in first: if this ends in the middle, the next command knows whose the remains are. */
    private boolean replay(Session session, Mark mark, State state) {
        session.mark(mark);
        session.clear();
        state.cluster().ifPresent(session::run);
        applier.apply(session, state.history(), state.production().orElse(state.grouping()), Builder.NOBODY);
        return true;
    }

    private HopException cannotBeMade() {
        return new HopException(
                "There is no database '%s'".formatted(place.development()),
                "the role of hop.user may not create databases, so hop uses one that is there",
                "createdb --owner=<role of hop.user> \"%s\"\nor, in SQL: ALTER ROLE <role of hop.user> CREATEDB"
                        .formatted(place.development()));
    }
}
