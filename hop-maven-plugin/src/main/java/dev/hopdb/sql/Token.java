package dev.hopdb.sql;

/** The smallest part of a script that means something: {@code text[start, end)}. */
record Token(Kind kind, int start, int end) {

    /** What a token is to somebody who looks for statements. */
    enum Kind {
        /** Spaces, line ends and comments. */
        BLANK,
        /** A keyword or a name without quotes. */
        WORD,
        /** A constant or a name in quotes of any kind: nothing in it is a command. */
        QUOTED,
        /** A backslash command of psql, to the end of its line. */
        COMMAND,
        SEMICOLON,
        OPEN,
        CLOSE,
        /** Anything else: operators, digits, commas. */
        SYMBOL
    }
}
