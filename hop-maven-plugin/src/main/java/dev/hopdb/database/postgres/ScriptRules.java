package dev.hopdb.database.postgres;

import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Command;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.util.Optional;

/** What a script may not hold, found before any of it runs. */
final class ScriptRules {

    private ScriptRules() {}

    /** For a script that runs as a whole, in a transaction that it must leave open. */
    static void check(String name, Script script) {
        checkCommands(name, script);
        for (Statement statement : script.statements()) {
            checkTransaction(name, script, statement);
        }
    }

    /** What no server understands, however the script runs. */
    static void checkInput(String name, Script script) {
        checkCommands(name, script);
        for (Statement statement : script.statements()) {
            if (statement.readsInput()) {
                throw new HopException(
                        "%s:%s has COPY ... FROM stdin".formatted(name, script.placeOf(statement)),
                        "this version of hop does not send the lines that follow it",
                        "write INSERT INTO ... VALUES in %s instead".formatted(name));
            }
        }
    }

    private static void checkCommands(String name, Script script) {
        for (Command command : script.commands()) {
            throw new HopException(
                    "%s:%s has %s".formatted(name, script.place(command.start()), command.name()),
                    "that is a command of psql, and the server that hop sends the script to does not know it",
                    "say it in SQL, or take it out: edit %s".formatted(name));
        }
    }

    private static void checkTransaction(String name, Script script, Statement statement) {
        String at = "%s:%s".formatted(name, script.placeOf(statement));
        transactionCommand(statement).ifPresent(words -> {
            throw new HopException(
                    "%s has %s".formatted(at, words),
                    "hop runs this script in one transaction, which it may not begin or end",
                    "take %s out of %s; for a part that may fail, use SAVEPOINT".formatted(words, name));
        });
        if (script.hasMoreAfterInput(statement)) {
            throw new HopException(
                    "%s has COPY ... FROM stdin with more on its line".formatted(at),
                    "its data begin on the line after its semicolon, so what stands between would be lost",
                    "put it on a line of its own after the data, which end with \\.: edit %s".formatted(name));
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
