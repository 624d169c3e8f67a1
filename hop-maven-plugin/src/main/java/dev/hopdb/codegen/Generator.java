package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.Routine;
import dev.hopdb.catalog.UserType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes the classes of a catalog, in memory: the same sources for the same catalog, whatever the machine. */
public final class Generator {

    /** Changes when other sources come of the same catalog. */
    public static final String VERSION = "3";

    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

    private final Catalog catalog;
    private final Notes notes = new Notes();
    private final ClassNames names;
    private final JavaTypes types;
    private final Map<QualifiedName, Fields> fields = new LinkedHashMap<>();
    private final Map<QualifiedName, UniqueKeys> keys = new LinkedHashMap<>();
    private final List<JavaFile> files = new ArrayList<>();

    private Generator(Catalog catalog, String javaPackage, Predicate<String> written) {
        this.catalog = catalog;
        this.names = new ClassNames(catalog, javaPackage, written, notes);
        this.types = new JavaTypes(catalog, names);
    }

    /**
     * The sources of a catalog.
     *
     * @param javaPackage of the classes of schema {@code public}; those of the others are in packages below it
     * @param written whether people wrote the class of this full name themselves: then only its base is made
     */
    public static Sources sources(Catalog catalog, String javaPackage, Predicate<String> written) {
        Generator generator = new Generator(catalog, javaPackage, written);
        generator.generate();
        Sources.Test test = new DatabaseTest(catalog, generator.names, generator.fields, generator.keys)
                .source(generator.names.packageOf("public"));
        return new Sources(generator.texts(), test, generator.notes.lines());
    }

    private void generate() {
        addFields();
        catalog.types().forEach(this::addType);
        addRoutines();
        Navigation navigation = new Navigation(catalog, names, fields, notes);
        catalog.relations().stream()
                .filter(relation -> fields.containsKey(relation.name()))
                .forEach(relation -> {
                    Fields of = fields.get(relation.name());
                    UniqueKeys unique = keys.get(relation.name());
                    if (of != null && unique != null) {
                        add(
                                names.packageOf(relation.name().schema()),
                                new RelationClass(relation, of, unique, names)
                                        .type(navigation.methods(relation), types.isRowUsed(relation.name())));
                    }
                });
    }

    /** First finds what gets no class, so that nothing names it. */
    private void addFields() {
        List<Relation> fitting = new ArrayList<>();
        for (Relation relation : catalog.relations()) {
            if (Fields.of(relation, types, new Notes()).fitsARecord()) {
                fitting.add(relation);
            } else {
                types.withoutClass(relation.name());
                notes.add("%s has no class: a record of Java has at most 254 values".formatted(relation.name()));
            }
        }
        for (Relation relation : fitting) {
            Fields of = Fields.of(relation, types, notes);
            fields.put(relation.name(), of);
            keys.put(relation.name(), UniqueKeys.of(relation, of));
        }
    }

    private void addType(UserType type) {
        ClassName name = names.of(type.name());
        if (type instanceof UserType.EnumType named) {
            add(name.packageName(), new EnumClass(named, name, notes).type());
        } else if (type instanceof UserType.CompositeType composite) {
            Fields of = Fields.of(type.name().toString(), composite.attributes(), types, notes);
            TypeSpec.Builder record = Records.record(name, of.fields())
                    .addAnnotation(NULL_MARKED)
                    .addJavadoc(Javadoc.of(type.comment(), "Composite type " + type.name()));
            Records.addType(record, name, type.name(), of.fields(), javax.lang.model.element.Modifier.PUBLIC);
            add(name.packageName(), record.build());
        }
    }

    private void addRoutines() {
        Map<String, List<Routine>> bySchema = catalog.routines().stream()
                .collect(Collectors.groupingBy(routine -> routine.name().schema(), TreeMap::new, Collectors.toList()));
        bySchema.forEach((schema, routines) -> {
            String javaPackage = names.packageOf(schema);
            new RoutinesClass(javaPackage, types, notes)
                    .type(schema, new ArrayList<>(routines))
                    .ifPresent(type -> add(javaPackage, type));
        });
    }

    private void add(String javaPackage, TypeSpec type) {
        files.add(JavaFile.builder(javaPackage, type)
                .addFileComment("Generated by hop from .hop/model: changes made here are lost.")
                .skipJavaLangImports(true)
                .indent("    ")
                .build());
    }

    /** Most of the work, and each file has nothing to do with the others. */
    private SortedMap<String, String> texts() {
        return files.parallelStream()
                .collect(Collectors.toMap(
                        file -> Sources.path(file.packageName(), file.typeSpec().name()),
                        file -> Sources.tidy(file.toString()),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
