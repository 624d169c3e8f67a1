package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.LedgerEntries.OfBootstrap;
import dev.hopdb.database.LedgerEntries.OfFile;
import dev.hopdb.database.LedgerEntries.OfPatch;
import dev.hopdb.database.Session;
import dev.hopdb.database.Statements;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.sql.StatementKind;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs pieces one after the other, and keeps what the ledger is to say of them until it is written. */
final class PieceRun {

    private final Statements statements;
    private final Ledger ledger;
    private final Label label;
    private final Sending sending;
    private final Progress progress;
    private final Clock clock;
    private final Duration lockTimeout;
    private final Map<Object, Instant> starts = new HashMap<>();
    private Entries entries = new Entries();
    private Entries kept = entries;
    /** A script that has run and is not closed yet: the next one may do that on its way. */
    private Optional<MissingFile> unclosed = Optional.empty();

    PieceRun(Session session, Label label, Sending sending, ReleaseRun.Watched watched, Duration lockTimeout) {
        this.statements = session.statements();
        this.ledger = session.ledger();
        this.label = label;
        this.sending = sending;
        this.progress = watched.progress();
        this.clock = watched.clock();
        this.lockTimeout = lockTimeout;
    }

    /** What was run since {@link #keep} is forgotten: it was rolled back. */
    void forget() {
        unclosed = Optional.empty();
        entries = new Entries(kept);
    }

    /** What was run holds, but is not in the ledger yet. */
    void keep() {
        kept = entries;
    }

    /** In the transaction that is open. */
    void write() {
        ledger.write(entries.of(label));
        entries.decisions()
                .forEach((statement, decision) ->
                        ledger.resolve(statement, decision.answer().word(), decision.reason()));
    }

    /** What was written holds. */
    void written() {
        entries = new Entries();
        kept = entries;
    }

    void take(Piece piece) {
        if (piece instanceof Piece.OfStatement statement) {
            take(statement);
        } else if (piece instanceof Piece.EndOfFile end) {
            end(end.file());
        } else if (piece instanceof Piece.EndOfPatch end) {
            end(end.patch());
        }
    }

    /** The session becomes the script's, if that is where its rest begins. */
    void open(Piece.OfStatement piece) {
        if (piece.isFirst()) {
            start(piece.file().path());
            start(piece.file().patch().id());
            unclosed.ifPresentOrElse(
                    ended -> sending.close(ended, last -> statements.next(last, lockTimeout)),
                    () -> statements.open(lockTimeout));
            unclosed = Optional.empty();
            piece.file().settings().ifPresent(statements::restore);
        }
    }

    /** The session becomes hop's own again, if a script has ended. */
    void close() {
        unclosed.ifPresent(ended -> sending.close(ended, last -> statements.close(last, lockTimeout)));
        unclosed = Optional.empty();
    }

    /** From here to the end of the transaction. */
    void limitLockWaits() {
        statements.limitLockWaits(lockTimeout);
    }

    /** The script goes on after the transaction: what it has set is written with its last statement. */
    void suspend() {
        entries.settings(statements.settings());
        statements.suspend();
    }

    /** As if it had run: it is written before the COMMIT that it is. */
    void takeAhead(Piece.OfStatement commit) {
        entries.add(sending.ahead(commit));
    }

    private void take(Piece.OfStatement piece) {
        if (piece.file().file() instanceof PatchFile.Java) {
            close();
        }
        sending.prepare(piece);
        open(piece);
        if (piece.isSent()) {
            entries.add(sending.send(piece));
        } else {
            Resolution decision = piece.decided().orElseThrow();
            entries.add(sending.passOver(piece, decision));
        }
        piece.decided().ifPresent(decision -> entries.add(piece.id(), decision));
        if (piece.kind() == StatementKind.BEGINS) {
            limitLockWaits();
        }
    }

    private void end(MissingFile file) {
        if (file.hasStatementsLeft()) {
            unclosed = Optional.of(file);
        }
        Duration took = sending.since(start(file.path()));
        entries.add(new OfFile(file.patch().id(), file.file(), took));
        if (file.file().isBootstrap()) {
            entries.add(OfBootstrap.of(file.patch().id(), file.file(), took));
        }
        progress.ran(label, file.patch(), file.file(), took);
    }

    private void end(Patch patch) {
        Duration took = sending.since(start(patch.id()));
        entries.add(new OfPatch(patch, took));
        progress.applied(label, patch, took);
    }

    private Instant start(Object what) {
        return starts.computeIfAbsent(what, begins -> clock.instant());
    }
}
