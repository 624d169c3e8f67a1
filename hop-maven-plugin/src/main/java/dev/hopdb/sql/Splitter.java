package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts tokens together to statements: a semicolon ends one, unless it is in parentheses or in a routine's body. */
final class Splitter {

    private final String text;
    private final Lexer lexer;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private int from;
    private Place place = Place.FIRST;
    private int placed;
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
        int end = text.length();
        endStatement(end, outline.readsInput() ? Optional.of(CopyInput.after(text, end)) : Optional.empty());
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
            outline.semicolon();
        } else if (outline.readsInput()) {
            CopyInput input = CopyInput.after(text, token.end());
            lexer.skipTo(input.end());
            endStatement(input.end(), Optional.of(input));
        } else {
            endStatement(lexer.position(), Optional.empty());
        }
    }

    /** A semicolon with nothing before it belongs to the next statement: the server does not answer it. */
    private void endStatement(int end, Optional<CopyInput> input) {
        if (outline.isEmpty()) {
            return;
        }
        int start = outline.start();
        place = place.advance(text, placed, start);
        placed = start;
        statements.add(new Statement(from, start, end, place, outline.opening(), outline.kind(), input));
        from = end;
        outline = new Outline(text);
    }
}
