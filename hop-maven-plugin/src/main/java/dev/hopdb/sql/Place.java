package dev.hopdb.sql;

/**
 * Where something is in a script.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters as people count them
 */
public record Place(int line, int column) {

    static Place of(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            lineStart = at + 1;
        }
        return new Place(line, text.codePointCount(lineStart, offset) + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
