package dev.hopdb.adoption;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.project.Adoption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables in which another tool has kept what it ran: no release makes them, and nobody made them by hand. */
public final class ToolRecord {

    private static final String TABLE = "table ";

    private final List<String> tables;

    /** @param adoption of the project: by it one knows who was there before */
    public ToolRecord(Adoption adoption) {
        this.tables = adoption.tool().recordTables();
    }

    /**
     * What was found but for these tables, in whatever schema they stand, and but for a schema that holds nothing else and
     * that no release makes.
     *
     * @param expected what the releases make
     */
    public List<SchemaObject> leftOutOf(List<SchemaObject> found, List<SchemaObject> expected) {
        Set<String> released =
                expected.stream().map(object -> object.name().toString()).collect(Collectors.toSet());
        Set<String> record = found.stream()
                .map(object -> object.name().toString())
                .filter(name -> isRecord(name) && !released.contains(name))
                .collect(Collectors.toSet());
        List<SchemaObject> others = without(record::contains, found);
        Set<String> schemas = record.stream()
                .map(table -> table.substring(TABLE.length(), table.lastIndexOf('.')))
                .filter(schema -> !released.contains("schema " + schema) && holdsNothing(schema, others))
                .map("schema "::concat)
                .collect(Collectors.toSet());
        return without(schemas::contains, others);
    }

    /** Neither name is one that the server quotes. */
    private boolean isRecord(String name) {
        return name.startsWith(TABLE) && tables.stream().anyMatch(table -> name.endsWith("." + table));
    }

    private static boolean holdsNothing(String schema, List<SchemaObject> objects) {
        return objects.stream().noneMatch(object -> object.name().text().startsWith(schema + "."));
    }

    private static List<SchemaObject> without(Predicate<String> left, List<SchemaObject> objects) {
        return objects.stream()
                .filter(object -> !left.test(object.name().toString())
                        && !left.test(object.name().whole()))
                .toList();
    }
}
