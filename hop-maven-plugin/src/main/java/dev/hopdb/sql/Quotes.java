package dev.hopdb.sql;

/** Finds where something that began ends: all offsets are just after it, or the end of the text if it never ends. */
final class Quotes {

    private Quotes() {}

    /** A carriage return ends a line as well, as it does for the server. */
    static int endOfLine(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** Comments nest. */
    static int endOfComment(String text, int start) {
        int depth = 0;
        int at = start;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        return Math.min(at, text.length());
    }

    static int endOfString(String text, int quote) {
        return endOfQuoted(text, quote);
    }

    /** A doubled quote stands for itself. */
    static int endOfQuoted(String text, int quote) {
        char mark = text.charAt(quote);
        int at = quote + 1;
        while (at < text.length()) {
            if (text.charAt(at) != mark) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == mark) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return text.length();
    }

    /** After a line end a string goes on with its next part, and there a backslash escapes as well. */
    static int endOfEscapeString(String text, int quote) {
        int end = endOfEscapePart(text, quote);
        for (int next = nextPart(text, end); next >= 0; next = nextPart(text, end)) {
            end = endOfEscapePart(text, next);
        }
        return end;
    }

    private static int endOfEscapePart(String text, int quote) {
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return text.length();
    }

    /** The quote that continues a string which was closed before {@code from}, or -1. */
    private static int nextPart(String text, int from) {
        boolean newLine = false;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Characters.isSpace(c)) {
                newLine |= c == '\n' || c == '\r';
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOfLine(text, at);
            } else {
                return newLine && c == '\'' ? at : -1;
            }
        }
        return -1;
    }

    /** The end of {@code $tag$ … $tag$}, or -1 if what begins here is no such quote but {@code $1} or an operator. */
    static int endOfDollarQuote(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '$' && isTag(text.charAt(at), at == start + 1)) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '$') {
            return -1;
        }
        String mark = text.substring(start, at + 1);
        int end = text.indexOf(mark, at + 1);
        return end < 0 ? text.length() : end + mark.length();
    }

    private static boolean isTag(char c, boolean first) {
        return first ? Characters.startsWord(c) : Characters.continuesWord(c);
    }
}
