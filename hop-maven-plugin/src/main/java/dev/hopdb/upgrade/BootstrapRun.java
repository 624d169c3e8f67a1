package dev.hopdb.upgrade;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.database.LedgerEntries.OfBootstrap;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.patch.PatchFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Runs one script with reference data, by itself: in one transaction with its row in the ledger. */
public final class BootstrapRun {

    private final Clock clock;
    private final Progress progress;
    private final JavaScripts java;

    /** @param progress is told of what lasts, and of locks that are waited for */
    public BootstrapRun(Clock clock, Progress progress, JavaScripts java) {
        this.clock = clock;
        this.progress = progress;
        this.java = java;
    }

    /**
     * Finds what can be found before anything runs.
     *
     * @throws dev.hopdb.problem.HopException if the copy of {@code script} is not one transaction, has something in it that
     *     no server understands, or does not compile
     */
    public void check(Session session, BootstrapScript script) {
        MissingFile copy = MissingFile.of(script);
        if (copy.file() instanceof PatchFile.Java file) {
            java.check(copy.release(), copy.path(), file);
        } else {
            session.statements().check(copy.path(), copy.script());
        }
        Transactions.check(copy.path(), copy.script());
        Transactions.checkOne(copy.path(), copy.script());
    }

    /**
     * Runs the copy of {@code script}, whether it has run before or not.
     *
     * @throws ScriptFailed naming {@code bootstrap/<name>}; its transaction has left nothing
     * @throws dev.hopdb.problem.HopException naming who is in the way, if a lock was not to be had in the time that the terms
     *     give
     */
    public void run(Session session, BootstrapScript script, Terms terms) {
        ReleaseRun.holdTarget(session, terms);
        session.ledger().install();
        check(session, script);
        MissingFile copy = MissingFile.of(script);
        Patience patience = new Patience(terms, progress);
        try (Watch watch = Watch.on(session, progress, terms)) {
            var watched = new ReleaseRun.Watched(clock, progress, watch, StatementObserver.NONE, java);
            Sending sending = new Sending(session, watched, patience, terms);
            patience.keepTrying(() -> session.inTransaction(() -> {
                Instant begun = clock.instant();
                PieceRun pieces = new PieceRun(session, copy.release(), sending, watched, terms.lockTimeout());
                copy.pieces(List.of()).forEach(pieces::take);
                if (copy.hasStatementsLeft()) {
                    sending.close(copy, last -> session.statements().close(last, terms.lockTimeout()));
                }
                session.ledger()
                        .write(new OfBootstrap(
                                script.file(), script.copy().fingerprintOfContent(), sending.since(begun)));
                return true;
            }));
        } catch (ScriptFailed e) {
            throw terms.isTarget() ? e.with("mend the data that it fails on, then: " + terms.command()) : e;
        }
    }
}
