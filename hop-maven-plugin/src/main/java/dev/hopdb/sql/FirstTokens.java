package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.List;

/** The tokens that a statement begins with, as they are written; blanks and comments are left out. */
final class FirstTokens {

    private static final int ENOUGH = 40;

    private FirstTokens() {}

    static List<String> of(Script script, Statement statement) {
        String text = script.text();
        var lexer = new Lexer(text);
        lexer.skipTo(statement.start());
        List<String> tokens = new ArrayList<>();
        while (lexer.hasNext() && lexer.position() < statement.end() && tokens.size() < ENOUGH) {
            Token token = lexer.next();
            if (token.kind() != Token.Kind.BLANK) {
                tokens.add(text.substring(token.start(), token.end()));
            }
        }
        return tokens;
    }

    /** In upper case, so that keywords can be compared; what is in quotes stays in them, and is none. */
    static List<String> upperCase(Script script, Statement statement) {
        return of(script, statement).stream().map(Characters::upperCase).toList();
    }
}
