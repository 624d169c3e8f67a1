package dev.hopdb.drift;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.SchemaObject.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what a database is with what it should be. */
public final class Comparison {

    /** Shown by the parts themselves, unless only their order differs. */
    private static final String ORDER = "order of columns";

    /** Said by the other properties. */
    private static final Set<String> DERIVED = Set.of("definition of the whole");

    private static final Comparator<Difference> BY_OBJECT = Comparator.comparing(
                    (Difference difference) -> top(difference.object()))
            .thenComparing(difference -> difference.object().toString())
            .thenComparing(Difference::toString);

    private final Set<String> ignored;

    private Comparison(Set<String> ignored) {
        this.ignored = ignored;
    }

    /** Of all but who owns what. */
    public static Comparison withoutOwners() {
        Set<String> ignored = new LinkedHashSet<>(DERIVED);
        ignored.add(SchemaObject.OWNER);
        return new Comparison(ignored);
    }

    /** Of all, owners too. */
    public static Comparison withOwners() {
        return new Comparison(DERIVED);
    }

    /** What differs, sorted; of a whole table that is missing or unexpected, its parts are not said. */
    public List<Difference> compare(List<SchemaObject> found, List<SchemaObject> expected) {
        Map<Name, SchemaObject> actual = byName(found);
        Map<Name, SchemaObject> right = byName(expected);
        Set<String> wholes = new TreeSet<>();
        actual.keySet().stream().filter(right::containsKey).forEach(name -> wholes.add(name.toString()));
        List<Difference> differences = new ArrayList<>();
        for (SchemaObject object : expected) {
            SchemaObject other = actual.get(object.name());
            if (other != null) {
                compare(other, object, differences);
            } else if (isToldByItself(object.name(), wholes)) {
                differences.add(new Difference.Missing(object.name()));
            }
        }
        actual.keySet().stream()
                .filter(name -> !right.containsKey(name) && isToldByItself(name, wholes))
                .forEach(name -> differences.add(new Difference.Unexpected(name)));
        differences.sort(BY_OBJECT);
        return differences;
    }

    private static boolean isToldByItself(Name name, Set<String> wholes) {
        return name.whole().isEmpty() || wholes.contains(name.whole());
    }

    private void compare(SchemaObject found, SchemaObject expected, List<Difference> differences) {
        Set<String> keys = new LinkedHashSet<>(expected.properties().keySet());
        keys.addAll(found.properties().keySet());
        keys.removeAll(ignored);
        for (String key : keys) {
            String is = found.properties().getOrDefault(key, "");
            String should = expected.properties().getOrDefault(key, "");
            if (key.equals(ORDER)) {
                reordered(found.name(), is, should, differences);
            } else if (!is.equals(should)) {
                differences.add(new Difference.Changed(found.name(), key, is, should));
            }
        }
    }

    private static void reordered(Name name, String found, String expected, List<Difference> differences) {
        if (!found.equals(expected) && sorted(found).equals(sorted(expected))) {
            differences.add(new Difference.Reordered(name, found, expected));
        }
    }

    private static List<String> sorted(String list) {
        return Arrays.stream(list.split(", ")).sorted().toList();
    }

    private static Map<Name, SchemaObject> byName(List<SchemaObject> objects) {
        Map<Name, SchemaObject> named = new HashMap<>();
        objects.forEach(object -> named.put(object.name(), object));
        return named;
    }

    private static String top(Name name) {
        return name.whole().isEmpty() ? name.toString() : name.whole();
    }
}
