package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is said of an object once it is there: comments, who owns it, and who may do what. */
final class Remarks {

    /** Of the schema public, in each new database. */
    private static final Optional<String> STANDARD = Optional.of("standard public schema");

    private static final Set<String> TABLES = Set.of("table", "view", "materialized view", "foreign table");

    private final Parts parts;

    Remarks(Parts parts) {
        this.parts = parts;
    }

    List<String> on(SchemaObject object) {
        List<String> statements = new ArrayList<>();
        if (!STANDARD.equals(object.property(SchemaObject.COMMENT))) {
            comment(Sql.word(object) + " " + object.name().text(), object, statements);
        }
        parts.columns(object)
                .forEach(column -> comment(
                        "COLUMN %s.%s"
                                .formatted(object.name().text(), column.name().text()),
                        column,
                        statements));
        for (String kind : List.of("constraint", "index")) {
            parts.of(object).stream()
                    .filter(part -> part.kind().equals(kind))
                    .forEach(part -> comment(subject(object, part), part, statements));
        }
        OwnerText.statement(object).ifPresent(statements::add);
        statements.addAll(privileges(object));
        if (isPublic(object) && parts.of(object).stream().noneMatch(Remarks::isGivenByTheServer)) {
            statements.add("REVOKE USAGE ON SCHEMA public FROM PUBLIC");
        }
        return statements;
    }

    /** On a trigger, a rule, a policy or a foreign key, which may come later than its table. */
    List<String> onPart(SchemaObject whole, SchemaObject part) {
        List<String> statements = new ArrayList<>();
        if (!part.kind().equals("constraint")) {
            comment(subject(whole, part), part, statements);
        }
        return statements;
    }

    /** On a part that could not be made with its table. */
    List<String> onCircular(SchemaObject whole, SchemaObject part) {
        List<String> statements = new ArrayList<>();
        if (!part.kind().equals("column")) {
            comment(subject(whole, part), part, statements);
        }
        return statements;
    }

    private static boolean isPublic(SchemaObject object) {
        return object.kind().equals("schema") && object.name().text().equals("public");
    }

    /** Everybody may use the schema public of a new database. */
    private static boolean isGivenByTheServer(SchemaObject part) {
        return part.name().whole().equals("schema public") && part.name().text().equals("USAGE to PUBLIC");
    }

    private static String subject(SchemaObject whole, SchemaObject part) {
        String domain = whole.kind().equals("domain") ? "DOMAIN " : "";
        return part.kind().equals("index")
                ? "INDEX " + SchemaScript.beside(whole, part.name().text())
                : "%s %s ON %s%s"
                        .formatted(
                                Sql.word(part),
                                part.name().text(),
                                domain,
                                whole.name().text());
    }

    private static void comment(String subject, SchemaObject object, List<String> statements) {
        object.property(SchemaObject.COMMENT)
                .ifPresent(text -> statements.add("COMMENT ON %s IS %s".formatted(subject, Sql.literal(text))));
    }

    /** One statement a role, however many privileges it has. */
    private List<String> privileges(SchemaObject object) {
        Map<String, List<String>> byRole = new TreeMap<>();
        for (SchemaObject part : parts.of(object)) {
            boolean given = part.kind().equals("grant of");
            if (isGivenByTheServer(part)) {
                continue;
            }
            if (given || part.kind().equals("revocation of")) {
                String role = part.property("role").orElseThrow().replace("its owner", OwnerText.ofMade(object));
                String form = (given ? "GRANT %s ON " : "REVOKE %s ON ")
                        + subject(object)
                        + (given ? " TO " : " FROM ")
                        + role
                        + (part.property("grant option").isPresent() ? " WITH GRANT OPTION" : "");
                byRole.computeIfAbsent(form, key -> new ArrayList<>()).add(privilege(part));
            }
        }
        List<String> statements = new ArrayList<>();
        byRole.forEach((form, privileges) ->
                statements.add(form.replace("%s", privileges.stream().sorted().collect(Collectors.joining(", ")))));
        statements.sort((one, other) -> Boolean.compare(one.startsWith("GRANT"), other.startsWith("GRANT")));
        return statements;
    }

    private static String privilege(SchemaObject grant) {
        return grant.property("privilege").orElseThrow()
                + grant.property("column").map(" (%s)"::formatted).orElse("");
    }

    private static String subject(SchemaObject object) {
        String word = TABLES.contains(object.kind())
                ? "TABLE"
                : switch (object.kind()) {
                    case "aggregate" -> "FUNCTION";
                    case "foreign server" -> "FOREIGN SERVER";
                    default -> Sql.word(object);
                };
        return word + " " + object.name().text();
    }
}
