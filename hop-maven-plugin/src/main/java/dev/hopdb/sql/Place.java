package dev.hopdb.sql;

/**
 * Where something is in a script.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters as people count them
 */
public record Place(int line, int column) {

    static final Place FIRST = new Place(1, 1);

    /** The place of {@code to}, if this is the place of {@code from}: only what is between is looked at. */
    Place advance(String text, int from, int to) {
        int lines = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == '\n') {
                lines++;
                start = at + 1;
            }
        }
        int before = lines == 0 ? column : 1;
        return new Place(line + lines, before + text.codePointCount(start, to));
    }

    Place below(int lines) {
        return new Place(line + lines, column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
