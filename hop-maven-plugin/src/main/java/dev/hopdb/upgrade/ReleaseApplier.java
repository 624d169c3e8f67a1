package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import java.time.Clock;

/**
 * Brings a database from what its ledger says to what a release consists of.
 *
 * <p>A script and its row in the ledger are one transaction, so after a crash the ledger says what is there, and the
 * same call goes on with what is missing.
 */
public final class ReleaseApplier {

    private final Clock clock;
    private final Progress progress;
    private final StatementObserver observer;

    public ReleaseApplier(Clock clock, Progress progress) {
        this(clock, progress, StatementObserver.NONE);
    }

    public ReleaseApplier(Clock clock, Progress progress, StatementObserver observer) {
        this.clock = clock;
        this.progress = progress;
        this.observer = observer;
    }

    /** Applies each release in turn, or none if one of them cannot be. */
    public void apply(Session session, History history, TransactionUnit unit, Ledger.Author author) {
        history.releases().forEach(JavaScripts::refuse);
        for (Release release : history.releases()) {
            apply(session, release, unit, author);
        }
    }

    /**
     * Applies the patches of {@code release} that are not there yet, with the row of the release.
     *
     * @throws dev.hopdb.problem.HopException before anything runs, if a script cannot be run, or a patch that was
     *     applied is not what it was
     * @throws dev.hopdb.database.ScriptFailed naming {@code Patches/<id>/<file>}; its transaction has left nothing
     */
    public void apply(Session session, Release release, TransactionUnit unit, Ledger.Author author) {
        JavaScripts.refuse(release);
        Ledger ledger = session.ledger();
        ledger.install();
        var missing = Missing.in(ledger, release);
        if (missing.isNothing()) {
            return;
        }
        var run = new ReleaseRun(session, release.label(), clock, progress);
        switch (unit) {
            case RELEASE -> session.inTransaction(() -> run.all(missing, author));
            case PATCH -> run.eachPatchAlone(missing, author);
            case FILE -> run.eachFileAlone(missing, author);
        }
    }
}
