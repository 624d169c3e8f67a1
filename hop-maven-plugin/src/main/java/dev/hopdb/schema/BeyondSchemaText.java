package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What reaches beyond the schema: foreign data, publications, text search, event triggers, default privileges. */
final class BeyondSchemaText {

    private final Parts parts;

    BeyondSchemaText(Parts parts) {
        this.parts = parts;
    }

    List<String> statements(SchemaObject object) {
        String name = object.name().text();
        return switch (object.kind()) {
            case "foreign-data wrapper" ->
                List.of("CREATE FOREIGN DATA WRAPPER " + name
                        + Sql.clause(" HANDLER ", object, "handler")
                        + Sql.clause(" VALIDATOR ", object, "validator")
                        + Sql.foreignOptions(object, "options"));
            case "foreign server" -> server(object);
            case "publication" -> List.of(publication(object));
            case "subscription" ->
                List.of("-- Subscription %s to %s: how it connects is not recorded"
                        .formatted(name, of(object, "publications")));
            case "text search dictionary" ->
                List.of("CREATE TEXT SEARCH DICTIONARY %s (template = %s%s)"
                        .formatted(name, of(object, "template"), Sql.clause(", ", object, "options")));
            case "text search configuration" -> configuration(object);
            case "event trigger" -> eventTrigger(object);
            case "default privilege", "default revocation" -> List.of(defaultPrivilege(object));
            default -> throw new IllegalArgumentException("no statement makes a " + object.kind());
        };
    }

    private List<String> server(SchemaObject server) {
        String name = server.name().text();
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SERVER " + name
                + server.property("type")
                        .map(type -> " TYPE " + Sql.literal(type))
                        .orElse("")
                + server.property("version")
                        .map(version -> " VERSION " + Sql.literal(version))
                        .orElse("")
                + " FOREIGN DATA WRAPPER " + of(server, "wrapper")
                + Sql.foreignOptions(server, "options"));
        parts.own(server, "user mapping")
                .forEach(mapping -> statements.add("CREATE USER MAPPING %s SERVER %s%s"
                        .formatted(
                                mapping.name().text().replaceFirst("^for", "FOR"),
                                name,
                                Sql.foreignOptions(mapping, "options"))));
        return statements;
    }

    private String publication(SchemaObject publication) {
        List<String> options = new ArrayList<>();
        options.add("publish = " + Sql.literal(publication.property("publish").orElse("")));
        publication
                .property("publish via partition root")
                .ifPresent(yes -> options.add("publish_via_partition_root = true"));
        publication
                .property("publish generated columns")
                .ifPresent(which -> options.add("publish_generated_columns = " + which));
        String subject = of(publication, SchemaObject.NATURE).equals("of all tables")
                ? " FOR ALL TABLES"
                : published(publication);
        return "CREATE PUBLICATION %s%s%n    WITH (%s)"
                .formatted(publication.name().text(), subject, String.join(", ", options))
                .replace("\r\n", "\n");
    }

    private String published(SchemaObject publication) {
        String tables = parts.own(publication, "table")
                .map(table -> table.name().text()
                        + table.property("columns").map(" (%s)"::formatted).orElse("")
                        + table.property("filter").map(" WHERE (%s)"::formatted).orElse(""))
                .collect(Collectors.joining(", ONLY "));
        String schemas = parts.own(publication, "all of schema")
                .map(schema -> schema.name().text())
                .collect(Collectors.joining(", "));
        List<String> subjects = new ArrayList<>();
        if (!tables.isEmpty()) {
            subjects.add("TABLE ONLY " + tables);
        }
        if (!schemas.isEmpty()) {
            subjects.add("TABLES IN SCHEMA " + schemas);
        }
        return subjects.isEmpty() ? "" : " FOR " + String.join(", ", subjects);
    }

    private static List<String> configuration(SchemaObject configuration) {
        String name = configuration.name().text();
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE TEXT SEARCH CONFIGURATION %s (parser = %s)".formatted(name, of(configuration, "parser")));
        configuration
                .property("mappings")
                .ifPresent(mappings -> Arrays.stream(mappings.split("; "))
                        .forEach(mapping -> statements.add(
                                "ALTER TEXT SEARCH CONFIGURATION %s ADD MAPPING %s".formatted(name, mapping))));
        return statements;
    }

    private static List<String> eventTrigger(SchemaObject trigger) {
        String name = trigger.name().text();
        List<String> statements = new ArrayList<>();
        statements.add("CREATE EVENT TRIGGER %s ON %s".formatted(name, of(trigger, "event"))
                + trigger.property("tags").map(" WHEN TAG IN (%s)"::formatted).orElse("")
                + " EXECUTE FUNCTION %s()".formatted(of(trigger, "function")));
        String state = switch (of(trigger, SchemaObject.NATURE)) {
            case "disabled" -> "DISABLE";
            case "enabled on replicas" -> "ENABLE REPLICA";
            case "always enabled" -> "ENABLE ALWAYS";
            default -> "";
        };
        if (!state.isEmpty()) {
            statements.add("ALTER EVENT TRIGGER %s %s".formatted(name, state));
        }
        return statements;
    }

    private static String defaultPrivilege(SchemaObject privilege) {
        String maker = of(privilege, "maker");
        return "ALTER DEFAULT PRIVILEGES"
                + (maker.equals("the owner of the database") ? "" : " FOR ROLE " + maker)
                + Sql.clause(" IN SCHEMA ", privilege, "schema")
                + (privilege.kind().equals("default privilege") ? " GRANT %s ON %s TO %s" : " REVOKE %s ON %s FROM %s")
                        .formatted(
                                of(privilege, "privilege"),
                                of(privilege, "objects"),
                                privilege.property("grantee").orElse("CURRENT_USER"))
                + (privilege.property("grant option").isPresent() ? " WITH GRANT OPTION" : "");
    }

    private static String of(SchemaObject object, String property) {
        return object.property(property).orElseThrow();
    }
}
