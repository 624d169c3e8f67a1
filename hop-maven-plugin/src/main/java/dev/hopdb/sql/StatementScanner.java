package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads a text up to the semicolon that ends a statement: not one in parentheses or in a routine's body. */
final class StatementScanner {

    private final String text;
    private final Lexer lexer;
    private final List<Command> commands = new ArrayList<>();
    private Outline outline;

    StatementScanner(String text, int from) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.outline = new Outline(text);
        lexer.skipTo(from);
    }

    /** Reads the next statement; false if the text ends before its semicolon does come. */
    boolean next() {
        outline = new Outline(text);
        while (lexer.hasNext()) {
            Token token = lexer.next();
            switch (token.kind()) {
                case BLANK -> {}
                case COMMAND -> commands.add(Command.of(text, token));
                case SEMICOLON -> {
                    if (endsStatement()) {
                        return true;
                    }
                }
                default -> outline.add(token);
            }
        }
        return false;
    }

    /** What is known of the statement that was read last. */
    Outline outline() {
        return outline;
    }

    /** After the semicolon. */
    int position() {
        return lexer.position();
    }

    void skipTo(int offset) {
        lexer.skipTo(offset);
    }

    List<Command> commands() {
        return commands;
    }

    /** A semicolon with nothing before it belongs to the next statement: the server does not answer it. */
    private boolean endsStatement() {
        if (outline.isInside()) {
            outline.semicolon();
            return false;
        }
        return !outline.isEmpty();
    }
}
