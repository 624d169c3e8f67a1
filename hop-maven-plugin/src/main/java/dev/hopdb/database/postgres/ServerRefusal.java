package dev.hopdb.database.postgres;

import dev.hopdb.database.ConnectionLost;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.problem.HopException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server or the driver says, in hop's words. */
final class ServerRefusal {

    private ServerRefusal() {}

    /** For statements of hop's own, where no script is to blame. */
    static HopException of(SQLException e, String maxLocks) {
        if (isLackOfLocks(e)) {
            return new TooFewLocks("PostgreSQL refused", maxLocks, e);
        }
        if (isLoss(e)) {
            return new ConnectionLost(words(e), e);
        }
        return new HopException("PostgreSQL refused: " + headline(e), words(e), remedy(state(e)), e);
    }

    /** One state stands for this and for any other lack of memory; the name of the setting is never translated. */
    static boolean isLackOfLocks(SQLException e) {
        return state(e).equals("53200") && words(e).contains("max_locks_per_transaction");
    }

    static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    /** Whether the session is gone: the connection broke, or the server was stopped. */
    static boolean isLoss(SQLException e) {
        return state(e).startsWith("08") || state(e).startsWith("57P");
    }

    /** The message, SQL state, detail, hint and context: all that psql would show. */
    static String words(SQLException e) {
        var words = new StringBuilder(headline(e));
        if (!state(e).isEmpty()) {
            words.append(" (SQLSTATE ").append(state(e)).append(')');
        }
        if (e instanceof PSQLException fromServer && fromServer.getServerErrorMessage() != null) {
            ServerErrorMessage more = fromServer.getServerErrorMessage();
            append(words, "Detail: ", more.getDetail());
            append(words, "Hint: ", more.getHint());
            append(words, "In: ", more.getWhere());
        }
        return words.toString();
    }

    static String headline(SQLException e) {
        if (e instanceof PSQLException fromServer && fromServer.getServerErrorMessage() != null) {
            String message = fromServer.getServerErrorMessage().getMessage();
            return message == null ? "no reason given" : message;
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static void append(StringBuilder words, String title, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            words.append('\n').append(title).append(text);
        }
    }

    private static String remedy(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "42" -> "grant the role of hop.user what is missing, then run the same command again";
            case "53" -> "make room on the server, then run the same command again";
            case "55" -> "end what uses it, then run the same command again";
            default -> "run the same command again; with -e -X Maven shows where it happened";
        };
    }
}
