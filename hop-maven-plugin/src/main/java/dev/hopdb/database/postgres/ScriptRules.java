package dev.hopdb.database.postgres;

import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Command;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.util.Optional;

/** What a script may not hold, found before any of it runs. */
final class ScriptRules {

    private ScriptRules() {}

    static void check(String name, Script script) {
        for (Command command : script.commands()) {
            throw new HopException(
                    "%s:%s has %s".formatted(name, script.place(command.start()), command.name()),
                    "that is a command of psql, and the server that hop sends the script to does not know it",
                    "say it in SQL, or take it out: edit %s".formatted(name));
        }
        for (Statement statement : script.statements()) {
            check(name, script, statement);
        }
    }

    private static void check(String name, Script script, Statement statement) {
        transactionCommand(statement).ifPresent(words -> {
            throw new HopException(
                    "%s:%s has %s".formatted(name, statement.place(), words),
                    "hop runs a script in one transaction with the record of it, which the script may not begin or end",
                    "take %s out of %s; for a part that may fail, use SAVEPOINT".formatted(words, name));
        });
        if (script.hasMoreAfterInput(statement)) {
            throw new HopException(
                    "%s:%s has COPY ... FROM stdin with more on its line".formatted(name, statement.place()),
                    "its data begin on the line after its semicolon, so what stands between would be lost",
                    "put it on a line of its own after the data: edit %s".formatted(name));
        }
    }

    private static Optional<String> transactionCommand(Statement statement) {
        if (statement.opening().isEmpty()) {
            return Optional.empty();
        }
        String first = statement.opening().get(0);
        boolean found = switch (first) {
            case "BEGIN", "COMMIT", "END", "ABORT" -> true;
            case "ROLLBACK" -> !statement.opening().contains("TO");
            case "START", "PREPARE" -> statement.opensWith(first, "TRANSACTION");
            default -> false;
        };
        boolean twoWords = first.equals("START") || first.equals("PREPARE");
        return found ? Optional.of(twoWords ? first + " TRANSACTION" : first) : Optional.empty();
    }
}
