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
        checkInput(name, script);
        for (Statement statement : script.statements()) {
            checkTransaction(name, statement);
        }
    }

    /** What no server understands, however the script runs. */
    static void checkInput(String name, Script script) {
        for (Command command : script.commands()) {
            throw new HopException(
                    "%s:%s has %s".formatted(name, script.place(command.start()), command.name()),
                    "that is a command of psql, and the server that hop sends the script to does not know it",
                    "say it in SQL, or take it out: edit %s".formatted(name));
        }
        for (Statement statement : script.statements()) {
            if (script.hasMoreAfterInput(statement)) {
                throw new HopException(
                        "%s:%s has COPY ... FROM stdin with more on its line".formatted(name, statement.place()),
                        "its data begin on the line after its semicolon, so what stands between would be lost",
                        "put it on a line of its own after the data: edit %s".formatted(name));
            }
        }
    }

    private static void checkTransaction(String name, Statement statement) {
        transactionCommand(statement).ifPresent(words -> {
            throw new HopException(
                    "%s:%s has %s".formatted(name, statement.place(), words),
                    "hop runs this script in one transaction, which it may not begin or end",
                    "take %s out of %s; for a part that may fail, use SAVEPOINT".formatted(words, name));
        });
    }

    /** What the setting {@code standard_conforming_strings} does to a script, once it is off. */
    static HopException backslashes(String name) {
        return new HopException(
                "%s runs with standard_conforming_strings off".formatted(name),
                "a backslash in a string would then hide its end, and hop cannot tell where statements end",
                "take the setting out of %s, or of the database with ALTER DATABASE ... RESET".formatted(name)
                        + " standard_conforming_strings; write E'...' where a backslash escapes");
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
