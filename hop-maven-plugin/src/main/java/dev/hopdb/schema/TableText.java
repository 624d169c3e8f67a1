package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables and foreign tables: with what belongs to them, but for what speaks of other tables as well. */
final class TableText {

    private static final String ORDER = "order of columns";

    private final Parts parts;

    TableText(Parts parts) {
        this.parts = parts;
    }

    List<String> statements(SchemaObject table) {
        List<String> statements = new ArrayList<>();
        statements.add(create(table));
        String alter = "ALTER TABLE ONLY " + table.name().text();
        if (isAttached(table)) {
            statements.add("ALTER TABLE %s ATTACH PARTITION %s %s"
                    .formatted(property(table, "parents"), table.name().text(), property(table, "partition bounds")));
        }
        if (!isAttached(table)) {
            new InheritedColumns(parts).own(table).forEach(change -> statements.add(alter + change));
        }
        parts.columns(table).forEach(column -> statements.addAll(ColumnText.afterwards(alter, column)));
        parts.own(table, "constraint")
                .filter(constraint -> isLate(constraint) && !RelationParts.isForeignKey(constraint))
                .forEach(constraint -> statements.add(RelationParts.added(table, constraint)));
        statements.addAll(settings(table));
        return statements;
    }

    private String create(SchemaObject table) {
        boolean asPartition = table.property("partition bounds").isPresent() && !isAttached(table);
        String head = "CREATE %s%s %s"
                .formatted(
                        table.property(SchemaObject.NATURE).orElse("").equals("unlogged") ? "UNLOGGED " : "",
                        Sql.word(table),
                        table.name().text());
        List<String> lines = lines(table);
        String body = lines.isEmpty() ? "" : " (\n    " + String.join(",\n    ", lines) + "\n)";
        String of = asPartition
                ? " PARTITION OF " + property(table, "parents") + body + " " + property(table, "partition bounds")
                : typed(table) + (body.isEmpty() && !isTyped(table) ? " ()" : body) + inherits(table);
        return head
                + of
                + Sql.clause(" PARTITION BY ", table, "partition key")
                + Sql.clause(" SERVER ", table, "server")
                + Sql.foreignOptions(table, "foreign options")
                + parameters(table);
    }

    private static String parameters(SchemaObject table) {
        List<String> all = Stream.of(
                        table.property("options").map(options -> Sql.parameters("", options)),
                        table.property("toast options").map(options -> Sql.parameters("toast.", options)))
                .flatMap(Optional::stream)
                .toList();
        return all.isEmpty() ? "" : " WITH (%s)".formatted(String.join(", ", all));
    }

    private List<String> lines(SchemaObject table) {
        List<String> lines = new ArrayList<>();
        boolean all = isAttached(table);
        boolean typed = isTyped(table);
        parts.columns(table).stream()
                .filter(column -> all || column.property("origin").isEmpty())
                .map(column -> typed ? ColumnText.options(column) : ColumnText.definition(table, column))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        parts.own(table, "constraint")
                .filter(constraint -> !isLate(constraint))
                .sorted(RelationParts.KEYS_FIRST)
                .forEach(constraint -> lines.add(RelationParts.definition(constraint)));
        return lines;
    }

    /** What a table that is being made cannot say of itself. */
    static boolean isLate(SchemaObject constraint) {
        return RelationParts.isForeignKey(constraint)
                || constraint.property("definition").orElse("").endsWith(" NOT VALID");
    }

    private static List<String> settings(SchemaObject table) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TABLE " + table.name().text();
        String security = table.property("row security").orElse("");
        if (security.startsWith("enabled")) {
            statements.add(alter + " ENABLE ROW LEVEL SECURITY");
        }
        if (security.contains("for the owner")) {
            statements.add(alter + " FORCE ROW LEVEL SECURITY");
        }
        return statements;
    }

    /** Whose columns are those of a composite type. */
    private static boolean isTyped(SchemaObject table) {
        return table.property("row type").isPresent();
    }

    private static String typed(SchemaObject table) {
        return Sql.clause(" OF ", table, "row type");
    }

    /** A partition that was a table of its own before, with its columns in an order of their own. */
    private boolean isAttached(SchemaObject table) {
        return table.property("partition bounds").isPresent()
                && !parts.whole("table " + property(table, "parents"))
                        .flatMap(parent -> parent.property(ORDER))
                        .equals(table.property(ORDER));
    }

    private static String inherits(SchemaObject table) {
        return table.property("partition bounds").isPresent()
                ? ""
                : table.property("parents").map(" INHERITS (%s)"::formatted).orElse("");
    }

    private static String property(SchemaObject table, String key) {
        return table.property(key).orElseThrow();
    }
}
