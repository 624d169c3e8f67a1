package dev.hopdb.upgrade;

import dev.hopdb.project.TransactionUnit;
import dev.hopdb.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;

/** What holds or is undone together: the pieces of one transaction, or one statement that cannot be in any. */
record Group(Mode mode, List<Piece> pieces) {

    /** Who begins and ends the transaction. */
    enum Mode {
        /** hop does. */
        TOGETHER,
        /** The script does: from its {@code BEGIN} to its {@code COMMIT} or {@code ROLLBACK}. */
        OWN,
        /** Nobody: one statement that the server refuses in a transaction. */
        ALONE
    }

    Group {
        pieces = List.copyOf(pieces);
    }

    /** Puts together what may be, as far as the unit allows; the last one is always hop's own. */
    static List<Group> of(List<Piece> pieces, TransactionUnit unit) {
        var grouping = new Grouping(unit);
        pieces.forEach(grouping::add);
        return grouping.end();
    }

    /** Whether a script that was begun before goes on with this. */
    boolean beginsWithinFile() {
        return !pieces.isEmpty() && !(pieces.get(0) instanceof Piece.OfStatement statement && statement.isFirst());
    }

    /** Whether the script goes on after this. */
    boolean endsWithinFile() {
        return !pieces.isEmpty() && pieces.get(pieces.size() - 1) instanceof Piece.OfStatement;
    }

    private static final class Grouping {

        private final TransactionUnit unit;
        private final List<Group> groups = new ArrayList<>();
        private List<Piece> open = new ArrayList<>();
        private Mode mode = Mode.TOGETHER;

        Grouping(TransactionUnit unit) {
            this.unit = unit;
        }

        void add(Piece piece) {
            if (piece instanceof Piece.OfStatement statement) {
                add(statement);
                return;
            }
            open.add(piece);
            if (unit == TransactionUnit.PATCH && piece instanceof Piece.EndOfPatch) {
                close();
            }
        }

        private void add(Piece.OfStatement statement) {
            if (unit == TransactionUnit.FILE && statement.isFirst()) {
                close();
            }
            StatementKind kind = statement.kind();
            if (mode == Mode.TOGETHER && (kind == StatementKind.ALONE || kind == StatementKind.BEGINS)) {
                close();
                mode = kind == StatementKind.ALONE ? Mode.ALONE : Mode.OWN;
            }
            open.add(statement);
            if (endsGroup(kind)) {
                close();
            }
        }

        private boolean endsGroup(StatementKind kind) {
            return switch (mode) {
                case TOGETHER -> kind == StatementKind.ENDS_GROUP;
                case OWN -> kind == StatementKind.COMMITS || kind == StatementKind.ROLLS_BACK;
                case ALONE -> true;
            };
        }

        private void close() {
            if (!open.isEmpty()) {
                groups.add(new Group(mode, open));
            }
            open = new ArrayList<>();
            mode = Mode.TOGETHER;
        }

        List<Group> end() {
            close();
            boolean endsTogether =
                    !groups.isEmpty() && groups.get(groups.size() - 1).mode() == Mode.TOGETHER;
            if (!endsTogether) {
                groups.add(new Group(Mode.TOGETHER, List.of()));
            }
            return groups;
        }
    }
}
