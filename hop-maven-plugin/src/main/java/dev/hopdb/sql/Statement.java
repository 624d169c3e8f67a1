package dev.hopdb.sql;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a script: {@code text[from, end)}, with the blanks and comments before it and its semicolon.
 *
 * @param start of its first word
 * @param place of its first word
 * @param opening its first words in upper case, up to the first that is no plain word
 * @param kind what it demands of the transaction around it
 * @param input the data of a {@code COPY … FROM stdin}, which are a part of it
 */
public record Statement(
        int from,
        int start,
        int end,
        Place place,
        List<String> opening,
        StatementKind kind,
        Optional<CopyInput> input) {

    /** Where the part that is SQL ends, after its semicolon: behind it there can only be data. */
    public int sqlEnd() {
        return input.map(CopyInput::sqlEnd).orElse(end);
    }

    public boolean readsInput() {
        return input.isPresent();
    }

    /** The place of what is not before its first word. The first line of its data is where they would begin. */
    Place placeOf(String text, int offset) {
        Place counted = place.advance(text, start, offset);
        return input.filter(data -> data.from() < offset).isPresent()
                ? counted.below(input.orElseThrow().omittedLines())
                : counted;
    }

    /** Whether it begins with these words. */
    public boolean opensWith(String... words) {
        List<String> expected = List.of(words);
        return opening.size() >= expected.size()
                && opening.subList(0, expected.size()).equals(expected);
    }
}
