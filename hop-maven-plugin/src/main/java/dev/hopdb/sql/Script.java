package dev.hopdb.sql;

import java.util.List;

/**
 * A file of SQL, taken apart.
 *
 * @param statements in order; together with the blanks after the last one they are the text again
 * @param commands of psql, outside of quotes, comments and data
 */
public record Script(String text, List<Statement> statements, List<Command> commands) {

    public Script {
        statements = List.copyOf(statements);
        commands = List.copyOf(commands);
    }

    public static Script parse(String text) {
        return new Splitter(text).split();
    }

    public Place place(int offset) {
        return Place.of(text, offset);
    }

    public Place placeOf(Statement statement) {
        return place(statement.start());
    }

    /** The first line of the statement, without what follows it. */
    public String firstLine(Statement statement) {
        String line = text.substring(statement.start(), statement.end())
                .lines()
                .findFirst()
                .orElse("");
        return line.strip();
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
