package dev.hopdb.sql;

import java.util.Optional;

/**
 * The data that follow a {@code COPY … FROM stdin}: {@code text[from, to)}, from the next line to a line that is
 * {@code \.}, or to the end.
 *
 * @param sqlEnd after the semicolon
 * @param end after the line {@code \.}
 * @param omission where the data are, if the text does not hold them
 */
public record CopyInput(int sqlEnd, int from, int to, int end, Optional<Omission> omission) {

    private static final String TERMINATOR = "\\.";

    static CopyInput after(String text, int sqlEnd) {
        int from = nextLine(text, sqlEnd);
        int line = from;
        while (line < text.length()) {
            int next = nextLine(text, line);
            if (isTerminator(text, line, next)) {
                return new CopyInput(sqlEnd, from, line, next, Optional.empty());
            }
            line = next;
        }
        return new CopyInput(sqlEnd, from, line, line, Optional.empty());
    }

    CopyInput without(Omission data) {
        return new CopyInput(sqlEnd, from, to, end, Optional.of(data));
    }

    int omittedLines() {
        return omission.map(Omission::lines).orElse(0);
    }

    /** Whether a line is the one that psql takes for the end: blanks after it would make it data. */
    static boolean isTerminator(String text, int line, int next) {
        int rest = line + TERMINATOR.length();
        return text.startsWith(TERMINATOR, line)
                && (rest == next || text.startsWith("\n", rest) || text.startsWith("\r\n", rest));
    }

    private static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
