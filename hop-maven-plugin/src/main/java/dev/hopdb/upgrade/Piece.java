package dev.hopdb.upgrade;

import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.StatementId;
import dev.hopdb.patch.Patch;
import dev.hopdb.sql.StatementKind;
import java.util.Optional;

/** The smallest part of a release on its way into a database. */
sealed interface Piece {

    /**
     * A statement.
     *
     * @param decided what its operator wants
     */
    record OfStatement(MissingFile file, int number, Optional<Resolution> decided) implements Piece {

        ScriptStatement statement() {
            return file.statement(number);
        }

        StatementId id() {
            return file.id(number);
        }

        boolean isFirst() {
            return number == file.next();
        }

        boolean isSent() {
            return decided.filter(decision -> decision.answer() != Resolution.Answer.AGAIN)
                    .isEmpty();
        }

        /** Somebody has decided that nothing is to be there of it: because it runs again, or because it does not. */
        boolean startsAfresh() {
            return decided.filter(decision -> decision.answer() != Resolution.Answer.DONE)
                    .isPresent();
        }

        /** What is not sent demands nothing. */
        StatementKind kind() {
            return isSent() ? file.script().statements().get(number - 1).kind() : StatementKind.TRANSACTIONAL;
        }
    }

    /** All statements of a script have run. */
    record EndOfFile(MissingFile file) implements Piece {}

    /** All scripts of a patch have run. */
    record EndOfPatch(Patch patch) implements Piece {}
}
