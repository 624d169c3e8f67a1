package dev.hopdb.upgrade;

import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import dev.hopdb.sql.StatementKind;
import java.util.Set;

/** The transactions that scripts ask for. */
final class Transactions {

    private static final Set<StatementKind> OF_ANY =
            Set.of(StatementKind.TRANSACTIONAL, StatementKind.SETS_TRANSACTION);

    private Transactions() {}

    /** Whether all of it can be one transaction that is open already. */
    static boolean canBeOne(History history) {
        return history.patches().stream()
                .flatMap(patch -> patch.scripts().stream())
                .filter(PatchFile.Sql.class::isInstance)
                .map(PatchFile.Sql.class::cast)
                .flatMap(script -> Script.parse(script.sql()).statements().stream())
                .allMatch(statement -> OF_ANY.contains(statement.kind()));
    }

    /** Refuses a script with reference data that is not one transaction: it could not be known to have run once. */
    static void checkOne(String path, Script script) {
        for (Statement statement : script.statements()) {
            if (!OF_ANY.contains(statement.kind())) {
                throw new HopException(
                        "%s:%s cannot be in the transaction of a bootstrap script"
                                .formatted(path, script.placeOf(statement)),
                        "reference data and the row that says that they are there are one transaction\nin: %s"
                                .formatted(script.firstLine(statement)),
                        "put that statement into a script of its own, without the marker");
            }
        }
    }

    /** Refuses a script that leaves a transaction open, or ends one that it has not begun. */
    static void check(String path, Script script) {
        boolean open = false;
        for (Statement statement : script.statements()) {
            String at = "%s:%s".formatted(path, script.placeOf(statement));
            switch (statement.kind()) {
                case BEGINS -> open = true;
                case COMMITS, ROLLS_BACK -> {
                    if (!open) {
                        throw nothingBegun(at, path, script.firstLine(statement));
                    }
                    open = false;
                }
                case COMMITS_AND_BEGINS, ROLLS_BACK_AND_BEGINS, PREPARES ->
                    throw leavesOpen(at, path, script.firstLine(statement));
                default -> {}
            }
        }
        if (open) {
            throw new HopException(
                    "%s begins a transaction and does not end it".formatted(path),
                    "what is not committed when the script ends would be lost",
                    "write COMMIT at the end of %s, or take BEGIN out: hop runs scripts in transactions"
                            .formatted(path));
        }
    }

    private static HopException nothingBegun(String at, String path, String line) {
        return new HopException(
                "%s ends a transaction that the script has not begun".formatted(at),
                "it would end the one that hop writes down what was applied in\nin: %s".formatted(line),
                "write BEGIN before it in %s, or take it out".formatted(path));
    }

    private static HopException leavesOpen(String at, String path, String line) {
        return new HopException(
                "%s neither ends a transaction nor begins one".formatted(at),
                "hop writes down what was applied in the transaction that applies it, so it must know where that ends"
                        + "\nin: %s".formatted(line),
                "write COMMIT; and BEGIN; in %s instead".formatted(path));
    }
}
