package dev.hopdb.database.postgres;

import dev.hopdb.database.Emptying;
import dev.hopdb.database.Inventory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a database as a whole: what is in it, whose it is, and how it would be emptied. */
final class InventoryQuery {

    private final Queries queries;

    InventoryQuery(Queries queries) {
        this.queries = queries;
    }

    Inventory inventory() {
        return queries.first(
                        SqlResource.text("inventory.sql"),
                        row -> new Inventory(
                                row.getLong(1),
                                lines(row.getString(2)),
                                row.getBoolean(3),
                                lines(row.getString(4)),
                                lines(row.getString(5)),
                                lines(row.getString(6)),
                                lines(row.getString(7))))
                .orElseThrow();
    }

    Emptying emptying(Set<String> extensions) {
        record Schema(String name, String quoted) {}
        Map<String, String> kept = queries
                .list(
                        SqlResource.text("kept-schemas.sql"),
                        row -> new Schema(row.getString(1), row.getString(2)),
                        String.join("\n", extensions))
                .stream()
                .collect(Collectors.toMap(Schema::name, Schema::quoted));
        Set<String> spared =
                kept.values().stream().map(InventoryQuery::dropSchema).collect(Collectors.toSet());
        List<String> statements = new ArrayList<>();
        inventory().extensions().stream()
                .filter(extension -> !extensions.contains(extension))
                .forEach(extension ->
                        statements.add("DROP EXTENSION IF EXISTS %s CASCADE".formatted(Identifier.quote(extension))));
        statements.addAll(new UserObjects(queries).drops());
        statements.removeIf(spared::contains);
        statements.addAll(queries.list(SqlResource.text("own-drops.sql"), row -> row.getString(1)));
        Set<String> schemas = new HashSet<>(kept.keySet());
        schemas.add("hop");
        return new Emptying(statements, Set.copyOf(schemas));
    }

    private static String dropSchema(String quoted) {
        return "DROP SCHEMA IF EXISTS %s CASCADE".formatted(quoted);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
