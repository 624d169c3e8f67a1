package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is known of a statement while its tokens come by: just enough to see where it ends and how it begins. */
final class Outline {

    private static final int LONGEST_OPENING = 5;

    /** More tokens than any statement has before the word that tells its kind, but for subscriptions. */
    private static final int ENOUGH = 32;

    private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");

    private final String text;
    private final List<String> opening = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private boolean openingEnded;
    private int start = -1;
    private int parentheses;
    private int blocks;
    private String lastWord = "";
    private boolean fromStdin;

    Outline(String text) {
        this.text = text;
    }

    void add(Token token) {
        if (start < 0) {
            start = token.start();
        }
        String piece = text.substring(token.start(), token.end());
        piece = token.kind() == Token.Kind.WORD ? Characters.upperCase(piece) : piece;
        if (isOfInterest(piece)) {
            pieces.add(piece);
        }
        switch (token.kind()) {
            case WORD -> word(piece);
            case OPEN -> other(1);
            case CLOSE -> other(-1);
            default -> other(0);
        }
    }

    boolean isEmpty() {
        return start < 0;
    }

    int start() {
        return start;
    }

    List<String> opening() {
        return List.copyOf(opening);
    }

    StatementKind kind() {
        return Classification.of(pieces);
    }

    /** Whether a semicolon here is a part of the statement. */
    boolean isInside() {
        return parentheses > 0 || blocks > 0;
    }

    boolean readsInput() {
        return fromStdin;
    }

    private boolean isOfInterest(String piece) {
        return pieces.isEmpty()
                ? Classification.isOpen(piece) && !openingEnded && opening.isEmpty()
                : pieces.size() < ENOUGH || pieces.get(1).equals("SUBSCRIPTION");
    }

    private void other(int deeper) {
        parentheses = Math.max(0, parentheses + deeper);
        openingEnded = true;
        lastWord = "";
    }

    private void word(String word) {
        if (!openingEnded && opening.size() < LONGEST_OPENING) {
            opening.add(word);
        }
        if (parentheses == 0) {
            fromStdin |= word.equals("STDIN") && lastWord.equals("FROM") && copies();
            block(word);
        }
        lastWord = word;
    }

    /** {@code BEGIN ATOMIC … END}: within, only {@code CASE} opens something that an {@code END} closes. */
    private void block(String word) {
        if (blocks == 0 && word.equals("ATOMIC") && lastWord.equals("BEGIN") && makesRoutine()) {
            blocks = 1;
        } else if (blocks > 0 && word.equals("CASE")) {
            blocks++;
        } else if (blocks > 0 && word.equals("END")) {
            blocks--;
        }
    }

    private boolean copies() {
        return !opening.isEmpty() && opening.get(0).equals("COPY");
    }

    private boolean makesRoutine() {
        int kind = opening.size() > 2 && opening.get(1).equals("OR") ? 3 : 1;
        return opening.size() > kind && opening.get(0).equals("CREATE") && ROUTINES.contains(opening.get(kind));
    }
}
