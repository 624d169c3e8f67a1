package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.util.List;

/**
 * Brings a database from what its ledger says to what a release consists of.
 *
 * <p>A statement and its row in the ledger are one transaction, so after a crash the ledger says what is there, and the
 * same call goes on with what is missing. What cannot be in a transaction has its row before and after it, and is examined
 * if its end is not known.
 */
public final class ReleaseApplier {

    private final Clock clock;
    private final Progress progress;
    private final StatementObserver observer;
    private final JavaScripts java;

    public ReleaseApplier(Clock clock, Progress progress) {
        this(clock, progress, StatementObserver.NONE);
    }

    public ReleaseApplier(Clock clock, Progress progress, StatementObserver observer) {
        this(clock, progress, observer, JavaScripts.withoutLibraries());
    }

    /** @param java compiles the scripts that are in Java */
    public ReleaseApplier(Clock clock, Progress progress, StatementObserver observer, JavaScripts java) {
        this.clock = clock;
        this.progress = progress;
        this.observer = observer;
        this.java = java;
    }

    /**
     * Compiles the scripts in Java, as far as that is possible without the schema. Runs nothing.
     *
     * @throws HopException naming file and line; or if this Java has no compiler
     */
    public void check(Release release) {
        for (Patch patch : release.patches()) {
            for (PatchFile script : patch.scripts()) {
                if (script instanceof PatchFile.Java file) {
                    java.check(release.label(), "%s/%s".formatted(Layout.patch(patch.id()), file.name()), file);
                }
            }
        }
    }

    /** What the scripts in Java of a release are compiled with, the same on every machine. */
    public List<String> artifacts(Label release) {
        return java.artifacts(release);
    }

    /** Whether all of it can be applied in a transaction that the caller has opened. */
    public static boolean canBeOneTransaction(History history) {
        return Transactions.canBeOne(history);
    }

    /** Writes down that {@code release} is there already. Nothing of it runs. */
    public static void record(Session session, Release release, Ledger.Author author) {
        Ledger ledger = session.ledger();
        ledger.install();
        session.inTransaction(() -> {
            ledger.begin(release.label(), author);
            ledger.write(Entries.ofPatches(release));
            ledger.finish(release.label());
            return true;
        });
    }

    /** Applies each release in turn, or none if one of them cannot be. */
    public void apply(Session session, History history, TransactionUnit unit, Ledger.Author author) {
        history.releases().forEach(this::check);
        for (Release release : history.releases()) {
            apply(session, release, unit, author);
        }
    }

    /** The same as with terms, where nobody else uses the database. */
    public void apply(Session session, Release release, TransactionUnit unit, Ledger.Author author) {
        apply(session, release, unit, author, Terms.ALONE);
    }

    /**
     * Applies the patches of {@code release} that are not there yet, with the row of the release.
     *
     * @throws HopException before anything runs, if a script cannot be run, a patch that was applied is not what it was,
     *     or a decision is about no statement of it; later, if only a person can say what is to become of a statement
     * @throws dev.hopdb.database.ScriptFailed naming {@code Patches/<id>/<file>}; its transaction has left nothing
     */
    public void apply(Session session, Release release, TransactionUnit unit, Ledger.Author author, Terms terms) {
        Ledger ledger = session.ledger();
        ledger.install();
        var missing = Missing.in(ledger, release);
        missing.files().forEach(file -> check(session, file));
        check(release);
        Decisions.check(missing, terms);
        if (missing.isNothing()) {
            return;
        }
        try (Watch watch = Watch.on(session, progress, terms)) {
            new ReleaseRun(
                            session,
                            missing,
                            author,
                            terms,
                            new ReleaseRun.Watched(clock, progress, watch, observer, java))
                    .run(unit);
        }
    }

    private static void check(Session session, MissingFile file) {
        if (file.file() instanceof PatchFile.Sql) {
            session.statements().check(file.path(), file.script());
        }
        Transactions.check(file.path(), file.script());
        if (file.file().isBootstrap()) {
            Transactions.checkOne(file.path(), file.script());
        }
    }
}
