package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types and sequences. */
final class TypeText {

    private final Parts parts;

    TypeText(Parts parts) {
        this.parts = parts;
    }

    List<String> statements(SchemaObject type) {
        String name = type.name().text();
        return switch (type.kind()) {
            case "enum" ->
                List.of("CREATE TYPE %s AS ENUM (%s)"
                        .formatted(name, type.property("labels").orElse("")));
            case "composite type" ->
                List.of("CREATE TYPE %s AS (%n    %s%n)"
                        .formatted(
                                name,
                                parts.columns(type).stream()
                                        .map(attribute -> ColumnText.definition(type, attribute))
                                        .collect(Collectors.joining(",\n    ")))
                        .replace("\r\n", "\n"));
            case "range type" -> List.of("CREATE TYPE %s AS RANGE (%s)".formatted(name, range(type)));
            case "domain" -> domain(type);
            default ->
                List.of("-- Base type %s: %s"
                        .formatted(name, type.property("representation").orElse("")));
        };
    }

    private static String range(SchemaObject type) {
        return Stream.of(
                        Sql.clause("subtype = ", type, "subtype"),
                        Sql.clause("subtype_opclass = ", type, "subtype opclass"),
                        Sql.clause("collation = ", type, "range collation"),
                        Sql.clause("canonical = ", type, "canonical"),
                        Sql.clause("subtype_diff = ", type, "subtype diff"),
                        Sql.clause("multirange_type_name = ", type, "multirange type name"))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private List<String> domain(SchemaObject domain) {
        List<String> statements = new ArrayList<>();
        String checks = parts.own(domain, "constraint")
                .filter(check -> !TableText.isLate(check))
                .map(check -> "\n    " + RelationParts.definition(check))
                .collect(Collectors.joining());
        statements.add("CREATE DOMAIN %s AS %s"
                        .formatted(domain.name().text(), domain.property("is").orElseThrow())
                + Sql.clause(" COLLATE ", domain, "collation")
                + Sql.clause(" DEFAULT ", domain, "default")
                + (domain.property("null").orElse("").equals("refused") ? " NOT NULL" : "")
                + checks);
        parts.own(domain, "constraint")
                .filter(TableText::isLate)
                .forEach(check -> statements.add(
                        "ALTER DOMAIN %s ADD %s".formatted(domain.name().text(), RelationParts.definition(check))));
        return statements;
    }

    /** Says only what another sequence would not have by itself. */
    static String sequence(SchemaObject sequence) {
        String type = sequence.property(SchemaObject.NATURE).orElse("");
        boolean rises = !sequence.property("increment").orElse("").startsWith("-");
        String minimum = sequence.property("minimum").orElse("");
        return "CREATE %sSEQUENCE %s"
                        .formatted(
                                sequence.property("persistence").isPresent() ? "UNLOGGED " : "",
                                sequence.name().text())
                + unless(rises && type.equals("bigint"), " AS ", type)
                + unlessIs("1", " INCREMENT ", sequence.property("increment").orElse(""))
                + unless(rises && minimum.equals("1"), " MINVALUE ", minimum)
                + unless(
                        rises && sequence.property("maximum").orElse("").equals(ColumnText.largest(type)),
                        " MAXVALUE ",
                        sequence.property("maximum").orElse(""))
                + unless(
                        rises && sequence.property("start").orElse("").equals(minimum),
                        " START ",
                        sequence.property("start").orElse(""))
                + unlessIs("1", " CACHE ", sequence.property("cache").orElse(""))
                + (sequence.property("cycle").orElse("").equals("yes") ? " CYCLE" : "");
    }

    private static String unlessIs(String usual, String word, String value) {
        return unless(value.equals(usual), word, value);
    }

    private static String unless(boolean usual, String word, String value) {
        return usual ? "" : word + value;
    }
}
