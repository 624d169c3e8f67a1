package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.List;

/** Puts tokens together to statements: a semicolon ends one, unless it is in parentheses or in a routine's body. */
final class Splitter {

    private final String text;
    private final Lexer lexer;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private int from;
    private Outline outline;

    Splitter(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.outline = new Outline(text);
    }

    Script split() {
        while (lexer.hasNext()) {
            take(lexer.next());
        }
        endStatement(text.length());
        return new Script(text, statements, commands);
    }

    private void take(Token token) {
        switch (token.kind()) {
            case BLANK -> {}
            case COMMAND -> commands.add(Command.of(text, token));
            case SEMICOLON -> semicolon(token);
            default -> outline.add(token);
        }
    }

    private void semicolon(Token token) {
        if (outline.isInside()) {
            return;
        }
        if (outline.readsInput()) {
            lexer.skipTo(CopyInput.end(text, token.end()));
        }
        endStatement(lexer.position());
    }

    /** A semicolon with nothing before it belongs to the next statement: the server does not answer it. */
    private void endStatement(int end) {
        if (outline.isEmpty()) {
            return;
        }
        statements.add(new Statement(from, outline.start(), end, outline.opening(), outline.kind(), outline.readsInput()));
        from = end;
        outline = new Outline(text);
    }
}
