package dev.hopdb.upgrade;

import dev.hopdb.database.ConnectionLost;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.sql.StatementKind;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.util.List;

/** One release on its way into one database: group by group, each with its rows in the ledger. */
final class ReleaseRun {

    private final Session session;
    private final Ledger ledger;
    private final Missing missing;
    private final Label label;
    private final Ledger.Author author;
    private final Terms terms;
    private final Patience patience;
    private final PieceRun pieces;
    private final Sending sending;
    private final Examination examination;
    private final LoneStatement lone;
    private final StatementObserver observer;
    private boolean begun;

    ReleaseRun(Session session, Missing missing, Ledger.Author author, Terms terms, Watched watched) {
        this.session = session;
        this.ledger = session.ledger();
        this.missing = missing;
        this.label = missing.release().label();
        this.author = author;
        this.terms = terms;
        this.patience = new Patience(terms, watched.progress());
        this.sending = new Sending(session, watched, patience, terms);
        this.pieces = new PieceRun(session, label, sending, watched, terms.lockTimeout());
        this.observer = watched.observer();
        this.examination = new Examination(session.indexes(), watched.progress(), terms);
        this.lone = new LoneStatement(session, sending, examination, patience, terms.lockTimeout());
    }

    /** What tells the time, what is told, and what looks on. */
    record Watched(Clock clock, Progress progress, Watch watch, StatementObserver observer, JavaScripts java) {}

    void run(TransactionUnit unit) {
        List<Piece> rest = missing.pieces(terms.resolutions());
        List<Group> groups = Group.of(rest, unit);
        var committed = new CommittedPart(missing, terms);
        try {
            rest.forEach(this::clearAway);
            for (int i = 0; i < groups.size(); i++) {
                boolean last = i == groups.size() - 1;
                if (last && (missing.isBegun() || i > 0)) {
                    refuseInvalid();
                }
                run(groups.get(i), last);
                committed.add(groups.get(i));
            }
        } catch (ConnectionLost e) {
            // What has become of the last transaction, only a new connection can tell.
            throw e;
        } catch (HopException e) {
            committed.tell(e);
            giveBack(e);
            throw e;
        }
    }

    /** Of a statement that began by itself, and shall not run any more, or shall run whatever is there of it. */
    private void clearAway(Piece piece) {
        if (piece instanceof Piece.OfStatement statement
                && statement.isFirst()
                && statement.file().begun().isPresent()
                && statement.startsAfresh()) {
            pieces.open(statement);
            examination.clearAway(statement);
            session.statements().giveBack();
        }
    }

    private void run(Group group, boolean last) {
        holdTarget(session, terms);
        try {
            switch (group.mode()) {
                case TOGETHER -> together(group, last);
                case OWN -> inItsOwn(group);
                case ALONE -> alone((Piece.OfStatement) group.pieces().get(0));
            }
        } finally {
            observer.transactionEnded();
        }
    }

    private void together(Group group, boolean last) {
        patience.keepTrying(() -> session.inTransaction(() -> {
            pieces.forget();
            begin();
            if (group.beginsWithinFile()) {
                pieces.limitLockWaits();
            }
            group.pieces().forEach(pieces::take);
            pieces.close();
            if (group.endsWithinFile()) {
                pieces.suspend();
            }
            pieces.write();
            if (last) {
                ledger.finish(label);
            }
            return true;
        }));
        begun = true;
        pieces.written();
    }

    /** What the script's own ROLLBACK undoes has run nevertheless: the next transaction says so. */
    private void inItsOwn(Group group) {
        int last = group.pieces().size() - 1;
        Piece.OfStatement end = (Piece.OfStatement) group.pieces().get(last);
        boolean commits = end.kind() == StatementKind.COMMITS;
        patience.keepTrying(() -> {
            pieces.forget();
            try {
                group.pieces().subList(0, last).forEach(pieces::take);
                if (commits) {
                    commit(end);
                } else {
                    pieces.take(end);
                }
            } catch (RuntimeException e) {
                abandon(e);
                throw e;
            }
            return true;
        });
        if (commits) {
            begun = true;
            pieces.written();
        } else {
            pieces.keep();
        }
    }

    private void commit(Piece.OfStatement end) {
        pieces.takeAhead(end);
        pieces.suspend();
        begin();
        pieces.write();
        sending.send(end);
    }

    private void alone(Piece.OfStatement piece) {
        pieces.open(piece);
        lone.run(piece, () -> {
            begin();
            pieces.write();
            piece.decided()
                    .ifPresent(decision ->
                            ledger.resolve(piece.id(), decision.answer().word(), decision.reason()));
        });
        begun = true;
        pieces.written();
    }

    /** A script can free the lock of the target: {@code DISCARD ALL} does, and functions can. */
    static void holdTarget(Session session, Terms terms) {
        if (terms.isTarget() && !session.tryLockTarget()) {
            throw new HopException(
                    "A script freed the lock of the target, and another session took it",
                    "two upgrades of one target at once would run statements twice",
                    "wait for the other one, then run the same command again: " + terms.command());
        }
    }

    /** Whoever asks this session something next is not the script. */
    private void giveBack(HopException reason) {
        try {
            session.statements().giveBack();
        } catch (HopException e) {
            reason.addSuppressed(e);
        }
    }

    /** Once a run; in the transaction that is open. */
    private void begin() {
        if (!begun) {
            ledger.begin(label, author);
        }
    }

    private void abandon(RuntimeException reason) {
        try {
            session.statements().abandon();
        } catch (HopException e) {
            // A lost connection rolls back by itself; what the user has to know is why.
            reason.addSuppressed(e);
        }
    }

    private void refuseInvalid() {
        List<String> invalid = session.indexes().invalid(label);
        if (!invalid.isEmpty()) {
            throw new HopException(
                    "Release %s left index %s INVALID".formatted(label.text(), String.join(", ", invalid)),
                    "no query uses an INVALID index, and it does not make anything unique: it counts as not built",
                    "build it again, then run the same command again: REINDEX INDEX CONCURRENTLY " + invalid.get(0));
        }
    }
}
