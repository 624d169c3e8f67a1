package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The objects of a database, by what they are parts of. */
final class Parts {

    private final Map<String, List<SchemaObject>> byWhole = new HashMap<>();
    private final Map<String, SchemaObject> wholes = new HashMap<>();

    Parts(List<SchemaObject> objects) {
        for (SchemaObject object : objects) {
            byWhole.computeIfAbsent(object.name().whole(), whole -> new ArrayList<>())
                    .add(object);
        }
        wholes().forEach(object -> wholes.put(object.name().toString(), object));
    }

    /** The same but for these parts; a column among them stays, without its default. */
    Parts without(Collection<List<SchemaObject>> circular) {
        Set<SchemaObject> left = new HashSet<>();
        circular.forEach(left::addAll);
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object :
                (Iterable<SchemaObject>) byWhole.values().stream().flatMap(List::stream)::iterator) {
            if (!left.contains(object)) {
                objects.add(object);
            } else if (object.kind().equals("column")) {
                Map<String, String> properties = new LinkedHashMap<>(object.properties());
                properties.remove("default");
                objects.add(new SchemaObject(object.name(), properties, List.of()));
            }
        }
        return new Parts(objects);
    }

    /** What stands alone. */
    List<SchemaObject> wholes() {
        return byWhole.getOrDefault("", List.of());
    }

    /** What has that kind and name: {@code table shop.users}. */
    Optional<SchemaObject> whole(String name) {
        return Optional.ofNullable(wholes.get(name));
    }

    /** All parts of {@code whole}, in the order of the catalogue. */
    List<SchemaObject> of(SchemaObject whole) {
        return byWhole.getOrDefault(whole.name().toString(), List.of());
    }

    /** The columns of a table, in their order. */
    List<SchemaObject> columns(SchemaObject table) {
        return of(table).stream()
                .filter(part -> part.kind().equals("column") || part.kind().equals("attribute"))
                .toList();
    }

    /** The parts of one kind that are not taken over from a parent, by name. */
    Stream<SchemaObject> own(SchemaObject whole, String kind) {
        return of(whole).stream()
                .filter(part ->
                        part.kind().equals(kind) && part.property("origin").isEmpty())
                .sorted(Comparator.comparing(part -> part.name().text()));
    }
}
