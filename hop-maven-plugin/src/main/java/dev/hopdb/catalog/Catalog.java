package dev.hopdb.catalog;

import dev.hopdb.problem.HopException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that people made in a database and that programs use: relations, types, routines. */
public final class Catalog {

    private final SortedMap<String, CatalogObject> objects = new TreeMap<>();
    private final Map<QualifiedName, UserType> types;

    /** @throws HopException if two of them cannot be in one database, or one of them is made of itself */
    public Catalog(Collection<? extends CatalogObject> objects) {
        objects.forEach(object -> this.objects.put(ModelPath.of(object), object));
        refuseDoubles(this.objects);
        this.types = of(UserType.class).stream().collect(Collectors.toMap(UserType::name, type -> type));
        types.values().forEach(type -> refuseLoop(type, new HashSet<>()));
    }

    /** Relations and types of a schema share their names. Files of both kinds are what a merge by hand can leave. */
    private static void refuseDoubles(SortedMap<String, CatalogObject> objects) {
        Map<QualifiedName, String> seen = new HashMap<>();
        objects.forEach((path, object) -> {
            String other = object instanceof Routine ? null : seen.put(object.name(), path);
            if (other != null) {
                throw nonsense("%s is described twice: in %s and in %s".formatted(object.name(), other, path));
            }
        });
    }

    /** A domain over itself, or a range of itself: no database has one. */
    private void refuseLoop(UserType type, Set<QualifiedName> within) {
        if (!within.add(type.name())) {
            throw nonsense("%s is made of itself".formatted(type.name()));
        }
        Optional<TypeName> part = type instanceof UserType.DomainType domain
                ? Optional.of(domain.base())
                : type instanceof UserType.RangeType range ? Optional.of(range.subtype()) : Optional.empty();
        part.flatMap(name -> name.element().qualified())
                .flatMap(this::type)
                .ifPresent(next -> refuseLoop(next, within));
    }

    private static HopException nonsense(String problem) {
        return new HopException(
                problem,
                "the model is what hop found in a database, and none can have that; a merge by hand can",
                "on a patch branch mvn hop:patch-apply writes .hop/model anew; elsewhere git checkout HEAD -- .hop/model");
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
