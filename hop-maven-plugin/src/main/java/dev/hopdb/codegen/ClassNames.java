package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.CatalogObject;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.Routine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the classes of a catalog are called: schema {@code public} is the base package, each other one below it. */
final class ClassNames {

    private static final String PUBLIC = "public";

    private final Map<QualifiedName, ClassName> classes = new HashMap<>();
    private final Map<QualifiedName, ClassName> bases = new HashMap<>();
    private final Map<String, String> packages = new TreeMap<>();
    private final Notes notes;

    /** @param written whether people wrote the class of this name themselves */
    ClassNames(Catalog catalog, String javaPackage, Predicate<String> written, Notes notes) {
        this.notes = notes;
        nameSchemas(catalog, javaPackage);
        Map<String, List<CatalogObject>> bySchema = new TreeMap<>();
        catalog.byPath().values().stream()
                .filter(object -> !(object instanceof Routine))
                .forEach(object -> bySchema.computeIfAbsent(object.name().schema(), schema -> new ArrayList<>())
                        .add(object));
        bySchema.forEach((schema, objects) -> nameClasses(schema, objects, written));
    }

    /** What programs use: a class of their own, where there is one. */
    ClassName of(QualifiedName name) {
        return classes.getOrDefault(name, ClassName.OBJECT);
    }

    /** All of them, without their packages. */
    Set<String> simple() {
        return classes.values().stream().map(ClassName::simpleName).collect(Collectors.toSet());
    }

    boolean has(QualifiedName name) {
        return classes.containsKey(name);
    }

    /** What is generated: the class itself, or what a class of the program's extends. */
    ClassName generated(QualifiedName name) {
        return bases.getOrDefault(name, of(name));
    }

    boolean isWritten(QualifiedName name) {
        return bases.containsKey(name);
    }

    String packageOf(String schema) {
        return packages.getOrDefault(schema, "");
    }

    private void nameSchemas(Catalog catalog, String javaPackage) {
        TreeSet<String> schemas = new TreeSet<>();
        catalog.byPath().values().forEach(object -> schemas.add(object.name().schema()));
        packages.put(PUBLIC, javaPackage);
        schemas.remove(PUBLIC);
        List<String> others = List.copyOf(schemas);
        List<String> parts =
                Scope.ofFiles("schemas", Reserved.KEYWORDS, notes).names(others, schema -> schema, Words::packagePart);
        for (int i = 0; i < parts.size(); i++) {
            packages.put(others.get(i), javaPackage + "." + parts.get(i));
        }
    }

    private void nameClasses(String schema, List<CatalogObject> objects, Predicate<String> written) {
        Scope scope = Scope.ofFiles("schema " + schema, Reserved.TYPES, notes);
        List<String> names = scope.names(objects, object -> object.name().name(), Words::type);
        for (int i = 0; i < names.size(); i++) {
            CatalogObject object = objects.get(i);
            ClassName type = ClassName.get(packageOf(schema), names.get(i));
            classes.put(object.name(), type);
            if (object instanceof Relation && written.test(type.canonicalName())) {
                bases.put(object.name(), type.peerClass(names.get(i) + "Relation"));
            }
        }
    }
}
