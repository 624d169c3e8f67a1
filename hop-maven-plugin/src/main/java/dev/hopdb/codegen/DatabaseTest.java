package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.Routine;
import dev.hopdb.catalog.UserType;
import dev.hopdb.codegen.Fields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The test that holds generated classes against a database: what each says of itself must be what is found there. */
final class DatabaseTest {

    private static final String NAME = "GeneratedClassesTest";

    /** A method of Java has 64 kilobytes. */
    private static final int A_METHOD = 200;

    private final Catalog catalog;
    private final ClassNames names;
    private final Map<QualifiedName, Fields> fields;
    private final Map<QualifiedName, UniqueKeys> keys;
    private final JavaTypes types;

    DatabaseTest(
            Catalog catalog, ClassNames names, Map<QualifiedName, Fields> fields, Map<QualifiedName, UniqueKeys> keys) {
        this.catalog = catalog;
        this.names = names;
        this.fields = fields;
        this.keys = keys;
        this.types = new JavaTypes(catalog, names);
    }

    Sources.Test source(String javaPackage) {
        String text = resource("GeneratedClassesTest.txt")
                .replace("@package@", javaPackage.isEmpty() ? "" : "package %s;\n".formatted(javaPackage))
                .replace(
                        "@facts@",
                        resource("facts.sql").replaceAll("(?m)^--.*\\R", "").indent(12))
                .replace("@checks@", methods(checks()));
        return new Sources.Test(Sources.path(javaPackage, NAME), Sources.tidy(text));
    }

    private List<CodeBlock> checks() {
        List<CodeBlock> checks = new ArrayList<>();
        catalog.relations().stream()
                .filter(relation -> fields.containsKey(relation.name()))
                .forEach(relation -> checks.add(check(relation)));
        for (UserType type : catalog.types()) {
            if (type instanceof UserType.EnumType) {
                ClassName java = names.of(type.name());
                checks.add(CodeBlock.of(
                        "labels($S, $S, Stream.of($T.values()).map($T::label))",
                        type.name().schema(),
                        type.name().name(),
                        java,
                        java));
            } else if (type instanceof UserType.CompositeType composite) {
                checks.add(check(composite));
            }
        }
        for (Routine routine : catalog.routines()) {
            checks.add(CodeBlock.of(
                    "test($S, $S, List.of())",
                    routine.name().schema(),
                    routine.name().name() + "(" + routine.signature() + ")"));
        }
        return checks;
    }

    private CodeBlock check(Relation relation) {
        ClassName java = names.generated(relation.name());
        UniqueKeys unique = keys.getOrDefault(relation.name(), new UniqueKeys(Map.of()));
        CodeBlock constants = unique.names().values().stream()
                .map(key -> CodeBlock.of("$T.$L", java, key))
                .collect(CodeBlock.joining(", "));
        CodeBlock references = relation.foreignKeys().stream()
                .map(key -> CodeBlock.of(
                        ", $S", "foreign key %s of %s %s".formatted(key.columns(), key.target(), key.targetColumns())))
                .collect(CodeBlock.joining(""));
        return CodeBlock.of("relation($T.DEFINITION, keys($L)$L)", java, constants, references);
    }

    private CodeBlock check(UserType.CompositeType type) {
        List<Field> attributes = Fields.of(type.name().toString(), type.attributes(), types, new Notes())
                .fields();
        CodeBlock columns = IntStream.range(0, attributes.size())
                .mapToObj(i -> CodeBlock.of(
                        "column($L, $S, $L.sqlName(), $L)",
                        i + 1,
                        attributes.get(i).column().name(),
                        attributes.get(i).type().constant(),
                        attributes.get(i).column().nullable()))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "test($S, $S, List.of($L))", type.name().schema(), type.name().name(), columns);
    }

    private static String methods(List<CodeBlock> checks) {
        StringBuilder methods = new StringBuilder();
        for (int from = 0; from == 0 || from < checks.size(); from += A_METHOD) {
            String all = checks.subList(from, Math.min(checks.size(), from + A_METHOD)).stream()
                    .map(check -> "                " + check)
                    .collect(Collectors.joining(",\n"));
            methods.append(
                    "    @TestFactory\n    Stream<DynamicTest> fitsTheDatabase%s() {\n        return Stream.of(\n%s);\n    }\n\n"
                            .formatted(from == 0 ? "" : Integer.toString(from), all));
        }
        return methods.toString();
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(DatabaseTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
