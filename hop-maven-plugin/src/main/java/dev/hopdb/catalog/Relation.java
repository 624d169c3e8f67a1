package dev.hopdb.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A table (partitioned or not), view, materialized view or foreign table.
 *
 * @param columns in the order in which the relation has them
 * @param keys primary key first, then unique constraints by name
 * @param foreignKeys by name
 */
public record Relation(
        QualifiedName name,
        ObjectKind kind,
        Optional<String> comment,
        List<Column> columns,
        List<Key> keys,
        List<ForeignKey> foreignKeys)
        implements CatalogObject {

    public Relation {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Whether rows can be written into it without further ado. */
    public boolean isTable() {
        return kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
    }

    public Optional<Key> primaryKey() {
        return keys.stream().filter(Key::primary).findFirst();
    }

    public Optional<Column> column(String called) {
        return columns.stream().filter(column -> column.name().equals(called)).findFirst();
    }
}
