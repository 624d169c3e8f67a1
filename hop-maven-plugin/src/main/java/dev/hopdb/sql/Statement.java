package dev.hopdb.sql;

import java.util.List;

/**
 * One statement of a script: {@code text[from, end)}, with the blanks and comments before it and its semicolon.
 *
 * @param start of its first word
 * @param opening its first words in upper case, up to the first that is no plain word
 * @param kind what it demands of the transaction around it
 * @param readsInput whether it is a {@code COPY … FROM stdin}, so that its data are a part of it
 */
public record Statement(
        int from, int start, int end, List<String> opening, StatementKind kind, boolean readsInput) {

    /** Whether it begins with these words. */
    public boolean opensWith(String... words) {
        List<String> expected = List.of(words);
        return opening.size() >= expected.size()
                && opening.subList(0, expected.size()).equals(expected);
    }
}
