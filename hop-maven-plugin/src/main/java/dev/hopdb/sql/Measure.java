package dev.hopdb.sql;

/** Counts the bytes that characters have in UTF-8 as they go by. */
final class Measure {

    private long bytes;
    private long linesOfWindows;
    private boolean afterReturn;

    void add(CharSequence text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            bytes += length(c);
            linesOfWindows += afterReturn && c == '\n' ? 1 : 0;
            afterReturn = c == '\r';
        }
    }

    long bytes() {
        return bytes;
    }

    /** With every line end as LF: only CR LF is shorter then. */
    long normalisedBytes() {
        return bytes - linesOfWindows;
    }

    /** Half of a pair of surrogates is half of four bytes. */
    private static int length(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
