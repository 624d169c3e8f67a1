package dev.hopdb.sql;

import java.util.List;
import java.util.Set;

/** The first tokens of a statement, read from left to right. Words are in upper case; what is in quotes is no word. */
final class Pieces {

    private static final Set<String> FALSE = Set.of("FALSE", "OFF", "0");

    private final List<String> pieces;
    private int at;

    Pieces(List<String> pieces) {
        this.pieces = pieces;
    }

    boolean atEnd() {
        return at >= pieces.size();
    }

    /** Goes past these words if they come next. */
    boolean accept(String... words) {
        List<String> expected = List.of(words);
        boolean found = pieces.size() >= at + expected.size()
                && pieces.subList(at, at + expected.size()).equals(expected);
        at += found ? expected.size() : 0;
        return found;
    }

    boolean acceptOneOf(Set<String> words) {
        boolean found = !atEnd() && words.contains(pieces.get(at));
        at += found ? 1 : 0;
        return found;
    }

    /** Goes past a name, with the schemas before it. */
    Pieces skipName() {
        do {
            at++;
        } while (accept("."));
        return this;
    }

    /** Goes past {@code (…)} if it comes next; what was in it. */
    Pieces acceptOptions() {
        int from = at;
        if (accept("(")) {
            while (!atEnd() && !pieces.get(at).equals(")")) {
                at++;
            }
            accept(")");
        }
        return new Pieces(pieces.subList(from, at));
    }

    /** Goes on to the last {@code WITH}; what stands in parentheses after it, if there is one. */
    Pieces withOptions() {
        int with = pieces.lastIndexOf("WITH");
        at = with < at ? pieces.size() : with + 1;
        return acceptOptions();
    }

    boolean names(String option) {
        return indexOf(option) >= 0;
    }

    /** Whether this boolean option is there and not false: {@code x}, {@code x true}, {@code x = 'on'}. */
    boolean isOn(String option) {
        return names(option) && !FALSE.contains(value(option));
    }

    /** Whether this boolean option is there and false. */
    boolean isOff(String option) {
        return names(option) && FALSE.contains(value(option));
    }

    private String value(String option) {
        int value = indexOf(option) + 1;
        if (value < pieces.size() && pieces.get(value).equals("=")) {
            value++;
        }
        return value < pieces.size() ? bare(pieces.get(value)) : "";
    }

    /** The name of an option stands after a parenthesis or a comma. */
    private int indexOf(String option) {
        for (int i = 1; i < pieces.size(); i++) {
            boolean first = pieces.get(i - 1).equals("(") || pieces.get(i - 1).equals(",");
            if (first && bare(pieces.get(i)).equals(option)) {
                return i;
            }
        }
        return -1;
    }

    private static String bare(String piece) {
        boolean quoted = piece.length() > 1 && (piece.charAt(0) == '"' || piece.charAt(0) == '\'');
        return quoted ? Characters.upperCase(piece.substring(1, piece.length() - 1)) : piece;
    }
}
