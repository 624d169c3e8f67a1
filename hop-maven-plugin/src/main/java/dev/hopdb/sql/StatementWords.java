package dev.hopdb.sql;

import java.util.Locale;

/** A statement as a line of its words in upper case, for those who look for clauses. */
public final class StatementWords {

    /** Stands for whatever is in quotes. */
    private static final String QUOTED = "'?'";

    private StatementWords() {}

    /** One blank between the parts, before the first, and after the last; comments are left out. */
    public static String of(String statement) {
        var words = new StringBuilder(" ");
        var lexer = new Lexer(statement);
        while (lexer.hasNext()) {
            Token token = lexer.next();
            switch (token.kind()) {
                case BLANK, COMMAND -> {}
                case QUOTED -> words.append(QUOTED).append(' ');
                default ->
                    words.append(statement.substring(token.start(), token.end()).toUpperCase(Locale.ROOT))
                            .append(' ');
            }
        }
        return words.toString();
    }
}
