package dev.hopdb.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that people made in a database and that programs use: relations, types, routines. */
public final class Catalog {

    private final SortedMap<String, CatalogObject> objects = new TreeMap<>();
    private final Map<QualifiedName, UserType> types;

    public Catalog(Collection<? extends CatalogObject> objects) {
        objects.forEach(object -> this.objects.put(ModelPath.of(object), object));
        this.types = of(UserType.class).stream().collect(Collectors.toMap(UserType::name, type -> type));
    }

    /** Each object under the path of its file below {@code .hop/model}. */
    public SortedMap<String, CatalogObject> byPath() {
        return Collections.unmodifiableSortedMap(objects);
    }

    /** By name. */
    public List<Relation> relations() {
        return of(Relation.class);
    }

    /** By name. */
    public List<UserType> types() {
        return of(UserType.class);
    }

    /** By name, overloads by what they are given. */
    public List<Routine> routines() {
        return of(Routine.class);
    }

    public Optional<UserType> type(QualifiedName name) {
        return Optional.ofNullable(types.get(name));
    }

    private <T extends CatalogObject> List<T> of(Class<T> words) {
        return objects.values().stream()
                .filter(words::isInstance)
                .map(words::cast)
                .sorted(Comparator.comparing(T::name).thenComparing(ModelPath::of))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalog that && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }

    @Override
    public String toString() {
        return objects.keySet().toString();
    }
}
