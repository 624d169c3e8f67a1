package dev.hopdb.sql;

/** The classes of characters in PostgreSQL's lexer: whatever is not ASCII belongs to a name. */
final class Characters {

    private Characters() {}

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000b';
    }

    static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean continuesWord(char c) {
        return startsWord(c) || (c >= '0' && c <= '9') || c == '$';
    }

    /** Keywords are ASCII: no other letter, such as a Turkish i, is ever one of theirs. */
    static String upperCase(String word) {
        var upper = new StringBuilder(word);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            if (c >= 'a' && c <= 'z') {
                upper.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return upper.toString();
    }
}
