package dev.hopdb.sql;

/**
 * A command for psql, which no server understands.
 *
 * @param name with its backslash, such as {@code \i}
 * @param start of the backslash
 */
public record Command(String name, int start) {

    static Command of(String text, Token token) {
        int end = token.start() + 1;
        while (end < token.end() && !Characters.isSpace(text.charAt(end))) {
            end++;
        }
        return new Command(text.substring(token.start(), end), token.start());
    }
}
