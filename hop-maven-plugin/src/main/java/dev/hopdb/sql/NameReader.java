package dev.hopdb.sql;

import java.util.List;

/** The tokens of a statement as they are written, read from left to right in search of names. */
final class NameReader {

    private final List<String> tokens;
    private int at;

    NameReader(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Goes past these keywords if they come next. */
    boolean accept(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!keywords[i].equals(Characters.upperCase(peek(i)))) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    void skipParentheses() {
        if (accept("(")) {
            while (at < tokens.size() && !accept(")")) {
                at++;
            }
        }
    }

    /** A name with the schemas before it; empty where Unicode escapes stand in it, which only the server's parser reads. */
    String name() {
        var name = new StringBuilder(peek(0));
        at++;
        while (accept(".")) {
            name.append('.').append(peek(0));
            at++;
        }
        String text = name.toString();
        return text.contains("&\"") ? "" : text;
    }

    private String peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
    }
}
