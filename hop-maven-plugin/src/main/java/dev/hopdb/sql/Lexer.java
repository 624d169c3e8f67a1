package dev.hopdb.sql;

import dev.hopdb.sql.Token.Kind;

/**
 * Cuts a script into tokens, as the server's own lexer does with {@code standard_conforming_strings} on. Linear in the
 * length of the text, which an unfinished quote or comment never exceeds.
 */
final class Lexer {

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    boolean hasNext() {
        return at < text.length();
    }

    Token next() {
        int start = at;
        Kind kind = scan();
        return new Token(kind, start, at);
    }

    /** Where the next token starts. */
    int position() {
        return at;
    }

    /** Goes on at {@code offset}: what is between is no SQL. */
    void skipTo(int offset) {
        at = offset;
    }

    private Kind scan() {
        char c = text.charAt(at);
        if (Characters.isSpace(c)) {
            return blank();
        }
        if (text.startsWith("--", at)) {
            at = Quotes.endOfLine(text, at);
            return Kind.BLANK;
        }
        if (text.startsWith("/*", at)) {
            at = Quotes.endOfComment(text, at);
            return Kind.BLANK;
        }
        if (Characters.startsWord(c)) {
            return wordOrPrefixedQuote();
        }
        return switch (c) {
            case '\'' -> quoted(Quotes.endOfString(text, at));
            case '"' -> quoted(Quotes.endOfQuoted(text, at));
            case '$' -> dollar();
            case '\\' -> command();
            case ';' -> single(Kind.SEMICOLON);
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            default -> single(Kind.SYMBOL);
        };
    }

    private Kind blank() {
        while (at < text.length() && Characters.isSpace(text.charAt(at))) {
            at++;
        }
        return Kind.BLANK;
    }

    private Kind single(Kind kind) {
        at++;
        return kind;
    }

    private Kind quoted(int end) {
        at = end;
        return Kind.QUOTED;
    }

    private Kind command() {
        at = Quotes.endOfLine(text, at);
        return Kind.COMMAND;
    }

    private Kind dollar() {
        int end = Quotes.endOfDollarQuote(text, at);
        return end < 0 ? single(Kind.SYMBOL) : quoted(end);
    }

    /** {@code E'\''} has rules of its own; {@code U&"x"} is one name, and not U, an operator and another name. */
    private Kind wordOrPrefixedQuote() {
        int start = at;
        while (at < text.length() && Characters.continuesWord(text.charAt(at))) {
            at++;
        }
        if (at - start > 1 || at == text.length()) {
            return Kind.WORD;
        }
        char prefix = Character.toLowerCase(text.charAt(start));
        if (prefix == 'e' && text.charAt(at) == '\'') {
            return quoted(Quotes.endOfEscapeString(text, at));
        }
        if ("bxn".indexOf(prefix) >= 0 && text.charAt(at) == '\'') {
            return quoted(Quotes.endOfString(text, at));
        }
        if (prefix == 'u' && text.startsWith("&'", at)) {
            return quoted(Quotes.endOfString(text, at + 1));
        }
        if (prefix == 'u' && text.startsWith("&\"", at)) {
            return quoted(Quotes.endOfQuoted(text, at + 1));
        }
        return Kind.WORD;
    }
}
