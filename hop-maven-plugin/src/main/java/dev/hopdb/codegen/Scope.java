package dev.hopdb.codegen;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The names of one place in Java, no two alike.
 *
 * <p>A name that Java keeps for itself gets {@code _} at its end. Of names that would be alike, the first keeps its own and
 * the others are counted: {@code userRole}, {@code userRole_2}. First is what the database writes as Java would expect
 * ({@code user_role}), then the order of the characters: the same on every machine.
 */
final class Scope {

    private final String place;
    private final Set<String> reserved;
    private final Function<String, String> sameness;
    private final Notes notes;
    private final Set<String> given = new HashSet<>();

    private Scope(String place, Set<String> reserved, Function<String, String> sameness, Notes notes) {
        this.place = place;
        this.reserved = reserved;
        this.sameness = sameness;
        this.notes = notes;
    }

    /** @param place as it is told when names clash */
    static Scope of(String place, Set<String> reserved, Notes notes) {
        return new Scope(place, reserved, Function.identity(), notes);
    }

    /** As {@link #of}, for names that become files, which many file systems do not tell apart by case. */
    static Scope ofFiles(String place, Set<String> reserved, Notes notes) {
        return new Scope(place, reserved, name -> name.toLowerCase(Locale.ROOT), notes);
    }

    /**
     * A name for each of {@code items}, in their order.
     *
     * @param database what the database calls it: the same of several, where it gives them no name
     */
    <T> List<String> names(List<T> items, Function<T, String> database, Function<Words, String> form) {
        List<String> called = items.stream().map(database).toList();
        String[] names = new String[called.size()];
        IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !isPlain(called.get(i)))
                        .thenComparing(called::get))
                .forEach(i -> names[i] = name(form.apply(Words.of(called.get(i))), called.get(i)));
        return List.of(names);
    }

    /** {@code wanted}, or what is nearest to it and free. */
    String name(String wanted, String database) {
        String free = reserved.contains(wanted) ? wanted + "_" : wanted;
        String name = free;
        for (int i = 2; !given.add(sameness.apply(name)); i++) {
            name = free + "_" + i;
        }
        if (!name.equals(free)) {
            notes.add("%s: %s would be another %s, and is %s".formatted(place, database, free, name));
        }
        return name;
    }

    private static boolean isPlain(String name) {
        return Words.of(name).isWrittenAs(name);
    }
}
