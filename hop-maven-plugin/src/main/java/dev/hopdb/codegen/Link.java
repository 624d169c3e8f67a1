package dev.hopdb.codegen;

import dev.hopdb.catalog.ForeignKey;
import dev.hopdb.catalog.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A foreign key as a way between two relations.
 *
 * @param from declares it
 * @param to is referred to
 */
record Link(Relation from, ForeignKey key, Relation to) {

    /**
     * What the other relation is to this one: {@code author_id} to {@code id} is the {@code author}, and so is
     * {@code author} to {@code user_id}. A column that both sides call alike says nothing, unless all are.
     */
    Words role() {
        List<String> telling = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            Words mine = Words.of(key.columns().get(i));
            Words theirs = Words.of(key.targetColumns().get(i));
            if (!mine.equals(theirs)) {
                telling.addAll(mine.without(theirs).without(Words.of("id")).words());
            }
        }
        if (!telling.isEmpty()) {
            return new Words(telling);
        }
        Words only = Words.of(key.columns().get(0));
        Words shorter = only.without(Words.of("id"));
        return key.columns().size() == 1 && !shorter.equals(only)
                ? shorter
                : Words.of(to.name().name());
    }

    /** The columns of both sides, for people. */
    String columns() {
        return key.columns().stream()
                .map(column -> from.name().name() + "." + column)
                .collect(Collectors.joining(", "));
    }
}
