package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What hangs on a table or a view: constraints, indexes, triggers, rules, policies. */
final class RelationParts {

    /** The primary key, then unique constraints, then the rest. */
    static final Comparator<SchemaObject> KEYS_FIRST = Comparator.comparing(constraint -> {
        String definition = constraint.property("definition").orElse("");
        return definition.startsWith("PRIMARY") ? 0 : definition.startsWith("UNIQUE") ? 1 : 2;
    });

    private static final Map<String, String> STATES = Map.of(
            "disabled", "DISABLE",
            "enabled on replicas", "ENABLE REPLICA",
            "always enabled", "ENABLE ALWAYS");

    private final Parts parts;

    RelationParts(Parts parts) {
        this.parts = parts;
    }

    /** {@code CONSTRAINT users_pkey PRIMARY KEY (id)}. */
    static String definition(SchemaObject constraint) {
        String parameters = constraint
                .property("options of the index")
                .map(options -> " WITH (%s)".formatted(Sql.parameters("", options)))
                .orElse("");
        String definition = constraint.property("definition").orElseThrow();
        int tail = definition.indexOf(" DEFERRABLE");
        String placed = tail < 0 || parameters.isEmpty()
                ? definition + parameters
                : definition.substring(0, tail) + parameters + definition.substring(tail);
        return "CONSTRAINT %s %s".formatted(constraint.name().text(), placed);
    }

    static String added(SchemaObject table, SchemaObject constraint) {
        return "ALTER TABLE %s\n    ADD %s".formatted(table.name().text(), definition(constraint));
    }

    static boolean isForeignKey(SchemaObject constraint) {
        return constraint.kind().equals("constraint")
                && constraint.property("definition").orElse("").startsWith("FOREIGN KEY");
    }

    /** Its indexes, with what the table or view says of them. */
    List<String> indexes(SchemaObject relation) {
        List<String> statements = new ArrayList<>();
        parts.own(relation, "index").forEach(index -> statements.addAll(index(relation, index)));
        parts.of(relation).stream()
                .filter(part -> part.property("clustering").isPresent())
                .forEach(part -> statements.add("ALTER %s %s CLUSTER ON %s"
                        .formatted(
                                Sql.word(relation),
                                relation.name().text(),
                                part.name().text())));
        replicaIdentity(relation, statements);
        return statements;
    }

    static List<String> index(SchemaObject relation, SchemaObject index) {
        List<String> statements = new ArrayList<>();
        statements.add(index.property("definition").orElseThrow().replaceFirst(" ON ONLY ", " ON "));
        index.property("statistics targets").ifPresent(targets -> {
            for (String target : targets.split(", ")) {
                statements.add("ALTER INDEX %s ALTER COLUMN %s"
                        .formatted(
                                SchemaScript.beside(relation, index.name().text()),
                                target.replace(" ", " SET STATISTICS ")));
            }
        });
        return statements;
    }

    private static void replicaIdentity(SchemaObject relation, List<String> statements) {
        relation.property("replica identity")
                .filter(identity -> !identity.equals("default"))
                .ifPresent(identity -> statements.add("ALTER %s %s REPLICA IDENTITY %s"
                        .formatted(
                                Sql.word(relation),
                                relation.name().text(),
                                identity.startsWith("index ")
                                        ? identity.replaceFirst("index", "USING INDEX")
                                        : identity.toUpperCase(Locale.ROOT))));
    }

    /** A part that could not be made with its table. */
    static List<String> circular(SchemaObject relation, SchemaObject part) {
        return switch (part.kind()) {
            case "constraint" -> List.of(added(relation, part));
            case "index" -> index(relation, part);
            default ->
                List.of("ALTER TABLE ONLY %s ALTER COLUMN %s SET DEFAULT %s"
                        .formatted(
                                relation.name().text(),
                                part.name().text(),
                                part.property("default").orElseThrow()));
        };
    }

    /** A trigger, a rule, a policy, or a foreign key. */
    List<String> one(SchemaObject relation, SchemaObject part) {
        if (part.kind().equals("constraint")) {
            return List.of(added(relation, part));
        }
        if (part.kind().equals("policy")) {
            return List.of(policy(relation, part));
        }
        List<String> statements = new ArrayList<>();
        statements.add(part.property("definition").orElseThrow().replaceFirst(";$", ""));
        part.property(SchemaObject.NATURE)
                .filter(STATES::containsKey)
                .ifPresent(state -> statements.add("ALTER TABLE %s %s %s %s"
                        .formatted(
                                relation.name().text(),
                                STATES.get(state),
                                Sql.word(part),
                                part.name().text())));
        return List.copyOf(statements);
    }

    private static String policy(SchemaObject relation, SchemaObject policy) {
        return "CREATE POLICY %s ON %s"
                        .formatted(policy.name().text(), relation.name().text())
                + (policy.property(SchemaObject.NATURE).orElse("").equals("restrictive") ? " AS RESTRICTIVE" : "")
                + " FOR " + policy.property("command").orElseThrow()
                + " TO " + policy.property("roles").orElseThrow()
                + policy.property("condition")
                        .map("\n    USING (%s)"::formatted)
                        .orElse("")
                + policy.property("check")
                        .map("\n    WITH CHECK (%s)"::formatted)
                        .orElse("");
    }
}
