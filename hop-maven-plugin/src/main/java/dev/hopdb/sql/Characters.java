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
}
