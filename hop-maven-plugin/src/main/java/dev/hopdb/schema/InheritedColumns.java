package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In what the columns that a table has from its parents are its own. */
final class InheritedColumns {

    private final Parts parts;

    InheritedColumns(Parts parts) {
        this.parts = parts;
    }

    /** What follows {@code ALTER TABLE ONLY shop.child}. */
    List<String> own(SchemaObject table) {
        List<String> changes = new ArrayList<>();
        for (SchemaObject column : parts.columns(table)) {
            if (column.property("origin").isPresent()) {
                parent(table, column).forEach(parent -> compare(parent, column, changes));
            }
        }
        return changes;
    }

    private static void compare(SchemaObject parent, SchemaObject column, List<String> changes) {
        String alter = " ALTER COLUMN " + column.name().text();
        Optional<String> value = column.property("default");
        if (!value.equals(parent.property("default"))) {
            changes.add(alter + value.map(" SET DEFAULT "::concat).orElse(" DROP DEFAULT"));
        }
        if (isRefused(column) && !isRefused(parent)) {
            changes.add(alter + " SET NOT NULL");
        }
    }

    private static boolean isRefused(SchemaObject column) {
        return column.property("null").orElse("").equals("refused");
    }

    /** The column of the first parent that has it. */
    private Stream<SchemaObject> parent(SchemaObject table, SchemaObject column) {
        return table.property("parents").stream()
                .flatMap(parents -> Arrays.stream(parents.split(", ")))
                .flatMap(parent -> parts.whole("table " + parent).stream())
                .flatMap(parent -> parts.columns(parent).stream())
                .filter(other -> other.name().text().equals(column.name().text()))
                .limit(1);
    }
}
