package dev.hopdb.runtime;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement of a relation failed: what the server said, on which relation, and by which constraint. */
public final class RelationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names in messages of the server stand in the quotes of its language, in French with a space that does not break. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?:[\"«„‹][\\s\u00a0\u202f]?(?<in>.+?)[\\s\u00a0\u202f]?[\"»“›]|»(?<german>.+?)«)(?=\\W|$)");

    private final String relation;
    private final String sqlState;

    @Nullable
    private final String constraint;

    private RelationException(
            String message, String relation, String sqlState, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, cause);
        this.relation = relation;
        this.sqlState = sqlState;
        this.constraint = constraint;
    }

    static RelationException of(Sql sql, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String said = cause.getMessage() == null ? "" : cause.getMessage();
        return new RelationException(
                "%s: %s%n  SQL state %s in: %s".formatted(sql.subject(), said, state, sql.text()),
                sql.subject(),
                state,
                constraintIn(said, state),
                cause);
    }

    /** As many rows as nobody expected: state 02000 for none, 21000 for more than one. */
    static RelationException notOne(Sql sql, long rows) {
        String state = rows == 0 ? "02000" : "21000";
        return new RelationException(
                "%s: exactly one row was asked for, and %d are there%n  SQL state %s in: %s"
                        .formatted(sql.subject(), rows, state, sql.text()),
                sql.subject(),
                state,
                null,
                null);
    }

    /** The relation that the statement was about, such as {@code public.users}; or the routine that was called. */
    public String relation() {
        return relation;
    }

    /** Five characters, such as {@code 23505} for a unique violation; empty if the connection broke without a word. */
    public String sqlState() {
        return sqlState;
    }

    /** The constraint that the rows violate, such as {@code users_username_key}; empty for other failures. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** Found in the message, since {@code java.sql} has no other way to it and the driver is not asked for more. */
    @Nullable
    private static String constraintIn(String message, String state) {
        int position = switch (state) {
            case "23505", "23P01" -> 1;
            case "23503", "23001" -> 2;
            case "23514" -> Integer.MAX_VALUE;
            default -> 0;
        };
        Matcher names = QUOTED.matcher(message.lines().findFirst().orElse(""));
        String found = null;
        for (int seen = 0; seen < position && names.find(); seen++) {
            found = names.group("german") == null ? names.group("in") : names.group("german");
        }
        return found;
    }
}
