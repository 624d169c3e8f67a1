package dev.hopdb.upgrade;

import dev.hopdb.database.IndexFound;
import dev.hopdb.database.Indexes;
import dev.hopdb.database.Ledger.AppliedStatement;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.StatementState;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.IndexCommand;
import dev.hopdb.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what has become of a statement that ran by itself and whose end is not known, or that failed: PostgreSQL may
 * have left a part of it.
 */
final class Examination {

    /** Where a person can see what has become of it, by a word of the statement. */
    private static final Map<String, String> LOOK_AT = Map.of(
            "DATABASE", "SELECT datname, dattablespace FROM pg_database",
            "TABLESPACE", "SELECT spcname FROM pg_tablespace",
            "SUBSCRIPTION", "SELECT subname, subslotname, subenabled FROM pg_subscription",
            "TABLE", "SELECT inhparent::regclass, inhrelid::regclass, inhdetachpending FROM pg_inherits",
            "PREPARED", "SELECT gid, prepared, owner FROM pg_prepared_xacts",
            "INDEX",
                    "SELECT indrelid::regclass, indexrelid::regclass, indisvalid FROM pg_index WHERE indexrelid >= 16384");

    private final Indexes indexes;
    private final Progress progress;
    private final Terms terms;

    Examination(Indexes indexes, Progress progress, Terms terms) {
        this.indexes = indexes;
        this.progress = progress;
        this.terms = terms;
    }

    /**
     * Clears away what is left of it.
     *
     * @return whether all of it is there
     * @throws HopException if only a person can tell
     */
    boolean isDone(Piece.OfStatement piece, AppliedStatement begun) {
        ScriptStatement statement = piece.statement();
        Optional<IndexCommand> command = IndexCommand.of(statement.script(), statement.statement());
        boolean failed = begun.state() == StatementState.FAILED;
        if (command.isPresent()) {
            return isDone(piece, command.get(), begun);
        }
        if (failed || canBeRepeated(statement.statement())) {
            return false;
        }
        throw unknown(piece);
    }

    /** What a statement has left of an index that is not valid. */
    void clearAway(Piece.OfStatement piece) {
        ScriptStatement statement = piece.statement();
        IndexCommand.of(statement.script(), statement.statement()).ifPresent(command -> {
            switch (command.action()) {
                case CREATE -> {
                    IndexFound found = indexes.find(command);
                    if (found.isThere() && !found.valid()) {
                        drop(statement, found.name());
                    }
                }
                case REBUILD_INDEX, REBUILD_TABLE, REBUILD_MANY ->
                    indexes.leftByRebuilding().forEach(left -> drop(statement, left));
                case DROP -> {}
            }
        });
    }

    private boolean isDone(Piece.OfStatement piece, IndexCommand command, AppliedStatement begun) {
        boolean failed = begun.state() == StatementState.FAILED;
        return switch (command.action()) {
            case CREATE -> {
                if (command.name().isEmpty() && !failed) {
                    throw unknown(piece);
                }
                yield isBuilt(piece.statement(), indexes.find(command), begun, failed);
            }
            case DROP ->
                !failed
                        && begun.indexBefore().isPresent()
                        && !indexes.find(command).isThere();
            case REBUILD_INDEX, REBUILD_TABLE, REBUILD_MANY -> {
                indexes.leftByRebuilding().forEach(left -> drop(piece.statement(), left));
                yield false;
            }
        };
    }

    /** A valid index counts only if it was not there before: else the server shall say what it thinks of the statement. */
    private boolean isBuilt(ScriptStatement statement, IndexFound found, AppliedStatement begun, boolean failed) {
        if (found.isThere() && !found.valid()) {
            drop(statement, found.name());
            return false;
        }
        return found.isThere() && !failed && !found.index().equals(begun.indexBefore());
    }

    private void drop(ScriptStatement statement, String index) {
        progress.found(statement, "dropping the INVALID index %s that was left behind".formatted(index));
        indexes.drop(index);
    }

    private static boolean canBeRepeated(Statement statement) {
        return statement.opensWith("VACUUM")
                || statement.opensWith("CLUSTER")
                || statement.opensWith("DISCARD")
                || statement.opensWith("ALTER", "SYSTEM");
    }

    private HopException unknown(Piece.OfStatement piece) {
        String look = LOOK_AT.entrySet().stream()
                .filter(entry -> piece.statement().statement().opening().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("what it should have changed");
        String answer = terms.command() + " -Dhop.resolve=" + piece.id();
        return new HopException(
                "%s was begun, and nobody knows how it ended".formatted(piece.statement()),
                "the session ended while it ran, and it cannot be in a transaction\nin: %s"
                        .formatted(piece.statement().firstLine()),
                """
                look at: %1$s
                if its effect is there: %2$s=done -Dhop.reason="..."
                if it is not: %2$s=again -Dhop.reason="..."
                if it is not wanted: %2$s=skip -Dhop.reason="..."\
                """.formatted(look, answer));
    }
}
