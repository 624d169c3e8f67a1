package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The methods that follow foreign keys, both ways. */
final class Navigation {

    private final ClassNames names;
    private final Map<QualifiedName, Fields> fields;
    private final Map<QualifiedName, List<Link>> from = new HashMap<>();
    private final Map<QualifiedName, List<Link>> to = new HashMap<>();
    private final Notes notes;

    /** @param fields of each relation that gets a class */
    Navigation(Catalog catalog, ClassNames names, Map<QualifiedName, Fields> fields, Notes notes) {
        this.names = names;
        this.fields = fields;
        this.notes = notes;
        Map<QualifiedName, Relation> relations = catalog.relations().stream()
                .filter(relation -> fields.containsKey(relation.name()))
                .collect(Collectors.toMap(Relation::name, Function.identity()));
        for (Relation relation : catalog.relations()) {
            relation.foreignKeys().forEach(key -> {
                Relation target = relations.get(key.target());
                if (target != null && relations.containsKey(relation.name())) {
                    target.requireTarget(key);
                    Link link = new Link(relation, key, target);
                    from.computeIfAbsent(relation.name(), name -> new ArrayList<>())
                            .add(link);
                    to.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(link);
                }
            });
        }
    }

    List<MethodSpec> methods(Relation relation) {
        Scope scope = Scope.of("links of " + relation.name(), Reserved.NAVIGATION, notes);
        List<MethodSpec> methods = new ArrayList<>();
        for (Link link : from.getOrDefault(relation.name(), List.of())) {
            String role = scope.name(link.role().member(), link.key().name());
            methods.add(there(relation, link, role));
            methods.add(constrained(relation, link, role));
        }
        List<Link> links = to.getOrDefault(relation.name(), List.of());
        for (Link link : links) {
            boolean only = links.stream()
                            .filter(other -> other.from().equals(link.from()))
                            .count()
                    == 1;
            String others = Words.of(link.from().name().name()).member();
            String wanted = only ? others : others + "By" + capital(link.role().member());
            methods.add(back(relation, link, scope.name(wanted, link.key().name())));
        }
        return methods;
    }

    private MethodSpec there(Relation relation, Link link, String role) {
        return method(relation, role)
                .addJavadoc(Javadoc.of("The rows of " + link.to().name() + " that these refer to: " + link.columns()))
                .returns(names.of(link.to().name()))
                .addStatement(
                        "return new $T(connection(), matching($L, $L))",
                        names.of(link.to().name()),
                        columns(relation, link.from(), link.key().columns()),
                        columns(relation, link.to(), link.key().targetColumns()))
                .build();
    }

    private MethodSpec constrained(Relation relation, Link link, String role) {
        ClassName other = names.of(link.to().name());
        return method(relation, "where" + capital(role))
                .addJavadoc(Javadoc.of(
                        "Those that refer to some rows of " + link.to().name() + ": " + link.columns()))
                .addParameter(other, "rows")
                .returns(names.of(relation.name()))
                .addStatement(
                        "return where(rows.matching($L, $L))",
                        columns(relation, link.to(), link.key().targetColumns()),
                        columns(relation, link.from(), link.key().columns()))
                .build();
    }

    private MethodSpec back(Relation relation, Link link, String name) {
        return method(relation, name)
                .addJavadoc(Javadoc.of("The rows of " + link.from().name() + " that refer to these: " + link.columns()))
                .returns(names.of(link.from().name()))
                .addStatement(
                        "return new $T(connection(), matching($L, $L))",
                        names.of(link.from().name()),
                        columns(relation, link.to(), link.key().targetColumns()),
                        columns(relation, link.from(), link.key().columns()))
                .build();
    }

    private MethodSpec.Builder method(Relation relation, String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
        return names.isWritten(relation.name()) ? method.addModifiers(Modifier.FINAL) : method;
    }

    /** The constants of {@code columns} of {@code owner}, as the class of {@code place} sees them. */
    private CodeBlock columns(Relation place, Relation owner, List<String> columns) {
        List<CodeBlock> constants =
                columns.stream().map(column -> constant(place, owner, column)).toList();
        return constants.size() == 1
                ? constants.get(0)
                : CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(constants, ", "));
    }

    private CodeBlock constant(Relation place, Relation owner, String column) {
        Fields of = fields.get(owner.name());
        String constant = of == null ? "" : of.constant(column);
        return owner.equals(place)
                ? CodeBlock.of("$L", constant)
                : CodeBlock.of("$T.$L", names.generated(owner.name()), constant);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
