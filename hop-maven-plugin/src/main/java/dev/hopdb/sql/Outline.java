package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is known of a statement while its tokens come by: just enough to see where it ends and of what kind it is. */
final class Outline {

    private static final int LONGEST_OPENING = 5;

    /** More tokens than any statement has before the word that tells its kind, but for subscriptions. */
    private static final int ENOUGH = 32;

    private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");

    private final String text;
    private final List<String> opening = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private final RoutineBody body = new RoutineBody();
    private boolean openingEnded;
    private int start = -1;
    private int parentheses;
    private String before = "";
    private boolean fromStdin;

    Outline(String text) {
        this.text = text;
    }

    void add(Token token) {
        if (start < 0) {
            start = token.start();
        }
        switch (token.kind()) {
            case OPEN -> parentheses++;
            case CLOSE -> parentheses = Math.max(0, parentheses - 1);
            default -> {}
        }
        if (!openingEnded || isOfInterest()) {
            read(token);
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
        return parentheses > 0 || body.isOpen();
    }

    /** Takes a semicolon that is a part of the statement. */
    void semicolon() {
        if (parentheses == 0) {
            body.semicolon();
        }
        before = ";";
    }

    boolean readsInput() {
        return fromStdin;
    }

    private void read(Token token) {
        boolean isWord = token.kind() == Token.Kind.WORD;
        String written = text.substring(token.start(), token.end());
        String piece = isWord ? Characters.upperCase(written) : written;
        if (isWord && !openingEnded) {
            opening.add(piece);
        }
        openingEnded |= !isWord || opening.size() == LONGEST_OPENING;
        if (isCollected(piece)) {
            pieces.add(piece);
        }
        if (isWord && parentheses == 0) {
            word(piece);
        }
        before = piece;
    }

    private void word(String word) {
        if (makesRoutine()) {
            body.word(word, before);
        }
        fromStdin |= word.equals("STDIN") && before.equals("FROM") && copies();
    }

    /** Most statements are of no interest after their first words, however long they are. */
    private boolean isOfInterest() {
        return !pieces.isEmpty() || copies() || makesRoutine();
    }

    private boolean isCollected(String piece) {
        if (pieces.isEmpty()) {
            return opening.size() == 1 && before.isEmpty() && Classification.isOpen(piece);
        }
        return pieces.size() < ENOUGH || pieces.get(1).equals("SUBSCRIPTION");
    }

    private boolean copies() {
        return !opening.isEmpty() && opening.get(0).equals("COPY");
    }

    private boolean makesRoutine() {
        int kind = opening.size() > 2 && opening.get(1).equals("OR") ? 3 : 1;
        return opening.size() > kind && opening.get(0).equals("CREATE") && ROUTINES.contains(opening.get(kind));
    }
}
