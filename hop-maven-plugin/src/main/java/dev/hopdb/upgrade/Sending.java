package dev.hopdb.upgrade;

import dev.hopdb.database.JavaScript;
import dev.hopdb.database.LedgerEntries.OfStatement;
import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Session;
import dev.hopdb.database.StatementState;
import dev.hopdb.patch.PatchFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The one place where statements of scripts are sent: each is watched and timed, and its failure says how to go on. */
final class Sending {

    private final Session session;
    private final Clock clock;
    private final Progress progress;
    private final Watch watch;
    private final StatementObserver observer;
    private final Patience patience;
    private final Terms terms;
    private final JavaScripts java;
    private Optional<JavaScript> next = Optional.empty();

    Sending(Session session, ReleaseRun.Watched watched, Patience patience, Terms terms) {
        this.session = session;
        this.clock = watched.clock();
        this.progress = watched.progress();
        this.watch = watched.watch();
        this.observer = watched.observer();
        this.patience = patience;
        this.terms = terms;
        this.java = watched.java();
    }

    /** Before the session becomes the script's. */
    void prepare(Piece.OfStatement piece) {
        next = piece.file().file() instanceof PatchFile.Java file
                ? Optional.of(java.prepare(
                        session, piece.file().release(), piece.file().path(), file))
                : Optional.empty();
    }

    /** @return what the ledger is to say of it, once its transaction ends */
    OfStatement send(Piece.OfStatement piece) {
        Instant started = clock.instant();
        OptionalLong rows = run(piece, started);
        return entry(piece, StatementState.DONE, started, rows);
    }

    /**
     * Ends a script: what was deferred until now can wait for others, like a statement.
     *
     * @param closing is given the statement to blame
     */
    void close(MissingFile file, Consumer<ScriptStatement> closing) {
        var last = new Piece.OfStatement(file, file.count(), Optional.empty());
        Instant started = clock.instant();
        watch.begins(last.statement());
        try {
            closing.accept(last.statement());
        } catch (LockTimedOut e) {
            throw new Patience.Refused(last, watch.blockers(), since(started), e);
        } finally {
            watch.ends();
        }
    }

    /** Of a statement that is about to be sent, and is not known to have run unless what the ledger says holds. */
    OfStatement ahead(Piece.OfStatement piece) {
        return entry(piece, StatementState.DONE, clock.instant(), OptionalLong.empty());
    }

    /** Somebody has decided that it does not run. */
    OfStatement passOver(Piece.OfStatement piece, Resolution decision) {
        boolean skipped = decision.answer() == Resolution.Answer.SKIP;
        return entry(
                piece, skipped ? StatementState.SKIPPED : StatementState.DONE, clock.instant(), OptionalLong.empty());
    }

    /** A clock that is set back while a script runs has not made it faster than nothing. */
    Duration since(Instant start) {
        Duration took = Duration.between(start, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private OptionalLong run(Piece.OfStatement piece, Instant started) {
        ScriptStatement statement = piece.statement();
        watch.begins(statement);
        observer.begins(statement);
        try {
            OptionalLong rows = run(statement);
            observer.ended(statement, rows);
            return rows;
        } catch (LockTimedOut e) {
            throw new Patience.Refused(piece, watch.blockers(), since(started), e);
        } catch (ScriptFailed e) {
            throw terms.isTarget() ? e.with(wayOn(piece)) : e;
        } finally {
            watch.ends();
        }
    }

    private OptionalLong run(ScriptStatement statement) {
        if (next.isEmpty()) {
            return session.statements().run(statement);
        }
        session.statements().run(statement, next.get());
        return OptionalLong.empty();
    }

    private OfStatement entry(Piece.OfStatement piece, StatementState state, Instant started, OptionalLong rows) {
        Patience.Lost lost = patience.lost(piece.id());
        OfStatement entry = new OfStatement(
                piece.id(),
                piece.statement().fingerprint(),
                state,
                started,
                since(started),
                rows,
                lost.waited(),
                lost.retries(),
                Optional.empty());
        progress.ran(entry);
        return entry;
    }

    /** A script that is released cannot be mended. */
    private String wayOn(Piece.OfStatement piece) {
        return """
                mend the data that it fails on, then: %1$s
                or do by hand what it should do, then: %1$s -Dhop.resolve=%2$s=done -Dhop.reason="..."
                or leave it out for good: %1$s -Dhop.resolve=%2$s=skip -Dhop.reason="..."\
                """.formatted(terms.command(), piece.id());
    }
}
