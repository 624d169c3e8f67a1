package dev.hopdb.sql;

/**
 * The data that follow a {@code COPY … FROM stdin}: {@code text[from, to)}, from the next line to a line that is
 * {@code \.}, or to the end.
 *
 * @param sqlEnd after the semicolon
 * @param end after the line {@code \.}
 */
public record CopyInput(int sqlEnd, int from, int to, int end) {

    private static final String TERMINATOR = "\\.";

    static CopyInput after(String text, int sqlEnd) {
        int from = nextLine(text, sqlEnd);
        int line = from;
        while (line < text.length()) {
            int next = nextLine(text, line);
            if (isTerminator(text, line, next)) {
                return new CopyInput(sqlEnd, from, line, next);
            }
            line = next;
        }
        return new CopyInput(sqlEnd, from, line, line);
    }

    /** Whether a line is the one that psql takes for the end: blanks after it would make it data. */
    private static boolean isTerminator(String text, int line, int next) {
        int rest = line + TERMINATOR.length();
        return text.startsWith(TERMINATOR, line)
                && (rest == next || text.startsWith("\n", rest) || text.startsWith("\r\n", rest));
    }

    private static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
