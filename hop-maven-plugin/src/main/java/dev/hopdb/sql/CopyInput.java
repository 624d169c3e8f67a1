package dev.hopdb.sql;

/** The data that follow a {@code COPY … FROM stdin}: from the next line to a line that is {@code \.}, or to the end. */
final class CopyInput {

    private static final String TERMINATOR = "\\.";

    private CopyInput() {}

    static int end(String text, int afterSemicolon) {
        int line = nextLine(text, afterSemicolon);
        while (line < text.length()) {
            int next = nextLine(text, line);
            if (text.startsWith(TERMINATOR, line)
                    && text.substring(line, next).strip().equals(TERMINATOR)) {
                return next;
            }
            line = next;
        }
        return text.length();
    }

    private static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
