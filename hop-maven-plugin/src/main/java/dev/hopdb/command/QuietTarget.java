package dev.hopdb.command;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.version.Label;
import java.util.List;

/**
 * A target that is read while nothing of hop changes it.
 *
 * <p>It does not take the lock of the target, not even shared: an upgrade that begins meanwhile must not be refused for
 * the sake of somebody who only looks. It looks at that lock, and at what the target has, before and after.
 */
final class QuietTarget implements AutoCloseable {

    private final TargetDatabase target;
    private final History production;
    private final Session session;
    private final List<Label> applied;

    private QuietTarget(TargetDatabase target, ProjectTree tree, Session session) {
        this.target = target;
        this.production = tree.released();
        this.session = session;
        refuseAtWork();
        new TargetMark(target, tree.config().projectId()).check(session);
        this.applied = PendingReleases.of(production, session).applied();
        refuseHalfDone();
    }

    /** @throws HopException if it is not there, not this project's, being changed, or between two releases */
    static QuietTarget open(TargetDatabase target, ProjectTree tree) {
        if (!target.exists()) {
            throw new HopException(
                    "There is no database %s on the server of target %s".formatted(target.database(), target.name()),
                    "hop:drift compares a database that hop:upgrade has made something of",
                    "mvn hop:upgrade -Dhop.target=%s; or check the name".formatted(target.name()));
        }
        Session session = target.server().open(target.database());
        try {
            return new QuietTarget(target, tree, session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The releases that it has, in order. */
    History applied() {
        return production.only(applied::contains);
    }

    /**
     * What people made there.
     *
     * @throws HopException if a goal of hop has worked on it meanwhile
     */
    List<SchemaObject> schemaObjects() {
        List<SchemaObject> objects = session.schemaObjects();
        refuseAtWork();
        List<Label> now = PendingReleases.of(production, session).applied();
        if (!now.equals(applied)) {
            throw new HopException(
                    "Target %s was upgraded while it was read".formatted(target.name()),
                    "it had %s and has %s, and what was read may be neither"
                            .formatted(PendingReleases.last(applied), PendingReleases.last(now)),
                    "mvn hop:drift -Dhop.target=%s".formatted(target.name()));
        }
        return objects;
    }

    private void refuseAtWork() {
        if (session.isTargetLocked()) {
            throw TargetSession.inUse(target, session);
        }
    }

    private void refuseHalfDone() {
        if (!session.ledger().isInstalled() || session.ledger().releases().size() == applied.size()) {
            return;
        }
        throw new HopException(
                "Target %s stands in the middle of a release".formatted(target.name()),
                "%s is complete and the next one is begun, so no release says what it should be"
                        .formatted(PendingReleases.last(applied)),
                "mvn hop:upgrade -Dhop.target=%1$s, then mvn hop:drift -Dhop.target=%1$s".formatted(target.name()));
    }

    @Override
    public void close() {
        session.close();
    }
}
