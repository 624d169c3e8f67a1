package dev.hopdb.upgrade;

import dev.hopdb.database.IndexFound;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.LedgerEntries.OfStatement;
import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Session;
import dev.hopdb.database.StatementState;
import dev.hopdb.database.Statements;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.IndexCommand;
import dev.hopdb.sql.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A statement that cannot be in a transaction: the ledger says that it is started before it runs, and how it ended after
 * it. Where nobody can queue behind it, as with concurrent builds, it waits for its locks without a limit.
 */
final class LoneStatement {

    private final Session session;
    private final Ledger ledger;
    private final Statements statements;
    private final Sending sending;
    private final Examination examination;
    private final Patience patience;
    private final Duration lockTimeout;

    LoneStatement(Session session, Sending sending, Examination examination, Patience patience, Duration lockTimeout) {
        this.session = session;
        this.ledger = session.ledger();
        this.statements = session.statements();
        this.sending = sending;
        this.examination = examination;
        this.patience = patience;
        this.lockTimeout = lockTimeout;
    }

    /** @param before written in the transaction that says that it is started */
    void run(Piece.OfStatement piece, Runnable before) {
        boolean examined = piece.file().begun().isPresent()
                && piece.isFirst()
                && piece.decided().isEmpty();
        if (examined && examination.isDone(piece, piece.file().begun().orElseThrow())) {
            session.inTransaction(() -> {
                statements.suspend();
                before.run();
                return end(piece, StatementState.DONE, OptionalLong.empty());
            });
            return;
        }
        Optional<IndexCommand> index =
                IndexCommand.of(piece.statement().script(), piece.statement().statement());
        start(piece, index, before);
        ScriptStatement statement = piece.statement();
        boolean aside = Waiting.keepsNobodyOut(statement.script(), statement.statement());
        statements.limitEachLockWait(aside ? Duration.ZERO : lockTimeout);
        OfStatement entry = send(piece);
        Optional<String> invalid = index.filter(command -> command.action() == IndexCommand.Action.CREATE)
                .map(session.indexes()::find)
                .filter(found -> found.isThere() && !found.valid())
                .map(IndexFound::name);
        record(piece, invalid.isPresent() ? StatementState.FAILED : StatementState.DONE, entry.rows());
        invalid.ifPresent(name -> {
            throw leftInvalid(piece, name);
        });
    }

    private void start(Piece.OfStatement piece, Optional<IndexCommand> index, Runnable before) {
        session.inTransaction(() -> {
            String settings = statements.settings();
            Optional<IndexFound> found = index.map(session.indexes()::find);
            statements.suspend();
            before.run();
            ledger.start(piece.id(), piece.statement().fingerprint(), settings, found);
            return true;
        });
    }

    private OfStatement send(Piece.OfStatement piece) {
        try {
            return patience.keepTrying(() -> sending.send(piece));
        } catch (ScriptFailed | LockTimedOut e) {
            failed(piece, e);
            throw e;
        }
    }

    private void failed(Piece.OfStatement piece, HopException reason) {
        try {
            record(piece, StatementState.FAILED, OptionalLong.empty());
        } catch (HopException e) {
            reason.addSuppressed(e);
        }
    }

    private void record(Piece.OfStatement piece, StatementState state, OptionalLong rows) {
        session.inTransaction(() -> {
            statements.suspend();
            return end(piece, state, rows);
        });
    }

    private boolean end(Piece.OfStatement piece, StatementState state, OptionalLong rows) {
        ledger.end(piece.id(), state, rows);
        return true;
    }

    private static HopException leftInvalid(Piece.OfStatement piece, String name) {
        return new HopException(
                "%s left index %s INVALID".formatted(piece.statement(), name),
                "an index of that name was there, which an earlier build had not brought to its end\nin: %s"
                        .formatted(piece.statement().firstLine()),
                "run the same command again: it drops that index, and builds it");
    }
}
