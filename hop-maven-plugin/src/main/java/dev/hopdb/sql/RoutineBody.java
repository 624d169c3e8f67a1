package dev.hopdb.sql;

import java.util.Set;

/** {@code BEGIN ATOMIC … END}: within, only {@code CASE} opens something that an {@code END} closes. */
final class RoutineBody {

    /** After these, every word is a name. */
    private static final Set<String> BEFORE_NAMES = Set.of("AS", ".");

    /** Before an {@code END} that closes the body; anywhere else it closes a {@code CASE}, or names a column. */
    private static final Set<String> BEFORE_END = Set.of(";", "ATOMIC");

    private boolean open;
    private int cases;

    boolean isOpen() {
        return open;
    }

    void word(String word, String before) {
        if (!open) {
            open = word.equals("ATOMIC") && before.equals("BEGIN");
        } else if (BEFORE_NAMES.contains(before)) {
            return;
        } else if (word.equals("CASE")) {
            cases++;
        } else if (word.equals("END")) {
            open = cases > 0 || !BEFORE_END.contains(before);
            cases = Math.max(0, cases - 1);
        }
    }

    /** No {@code CASE} goes on after a semicolon: what looked like one was a name. */
    void semicolon() {
        cases = 0;
    }
}
