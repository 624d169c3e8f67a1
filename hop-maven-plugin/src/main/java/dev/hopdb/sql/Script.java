package dev.hopdb.sql;

import java.util.List;
import java.util.Optional;

/**
 * A file of SQL, taken apart. Offsets are in the text that is held, places in the file.
 *
 * @param statements in order; together with the blanks after the last one they are the text again
 * @param commands of psql, outside of quotes, comments and data
 */
public record Script(SqlText sql, List<Statement> statements, List<Command> commands) {

    public Script {
        statements = List.copyOf(statements);
        commands = List.copyOf(commands);
    }

    public static Script parse(String text) {
        return parse(SqlText.of(text));
    }

    public static Script parse(SqlText sql) {
        return new Splitter(sql).split();
    }

    /** A file in another language, as if it were one statement. */
    public static Script opaque(String text) {
        Statement whole = new Statement(
                0, 0, text.length(), Place.FIRST, List.of(), StatementKind.TRANSACTIONAL, Optional.empty());
        return new Script(SqlText.of(text), List.of(whole), List.of());
    }

    /** What is held of the file: all, or all but the data of {@code COPY}. */
    public String text() {
        return sql.held();
    }

    /** Counts from the last statement that starts at or before {@code offset}, so that each place is cheap. */
    public Place place(int offset) {
        for (int i = statements.isEmpty() ? -1 : indexAt(offset); i >= 0; i--) {
            Statement base = statements.get(i);
            if (base.start() <= offset) {
                return base.placeOf(sql.held(), offset);
            }
        }
        return Place.FIRST.advance(sql.held(), 0, offset);
    }

    public Place placeOf(Statement statement) {
        return statement.place();
    }

    /** The first line of the statement, without what follows it. */
    public String firstLine(Statement statement) {
        int end = Math.min(Quotes.endOfLine(text(), statement.start()), statement.sqlEnd());
        return text().substring(statement.start(), end).strip();
    }

    /** Whether anything but a comment stands between a {@code COPY … FROM stdin;} and the line where its data begin. */
    public boolean hasMoreAfterInput(Statement statement) {
        return statement
                .input()
                .map(input -> text().substring(input.sqlEnd(), input.from()).strip())
                .filter(rest -> !rest.isEmpty() && !rest.startsWith("--"))
                .isPresent();
    }

    /** The statement that {@code offset} is in: the last one for what comes after it. */
    public int indexAt(int offset) {
        int low = 0;
        int high = statements.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offset < statements.get(middle).end()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
