package dev.hopdb.catalog;

import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;

/**
 * A table (partitioned or not), view, materialized view or foreign table.
 *
 * @param columns in the order in which the relation has them
 * @param keys primary key first, then unique constraints by name
 * @param foreignKeys by name
 * @param updatable of a view: whether rows can be inserted, updated and deleted through it
 */
public record Relation(
        QualifiedName name,
        ObjectKind kind,
        Optional<String> comment,
        List<Column> columns,
        List<Key> keys,
        List<ForeignKey> foreignKeys,
        boolean updatable)
        implements CatalogObject {

    public Relation {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        foreignKeys = List.copyOf(foreignKeys);
        for (Key key : keys) {
            requireColumns(name, columns, key.name(), key.columns());
        }
        for (ForeignKey key : foreignKeys) {
            requireColumns(name, columns, key.name(), key.columns());
            requirePairs(name, key);
        }
    }

    private static void requirePairs(QualifiedName name, ForeignKey key) {
        if (key.columns().isEmpty()
                || key.columns().size() != key.targetColumns().size()) {
            throw new HopException(
                    "%s of %s refers with %s to %s".formatted(key.name(), name, key.columns(), key.targetColumns()),
                    "each column of a foreign key refers to one column",
                    "on a patch branch, mvn hop:patch-apply writes .hop/model anew from the database");
        }
    }

    private static void requireColumns(QualifiedName name, List<Column> columns, String key, List<String> named) {
        List<String> found = columns.stream().map(Column::name).toList();
        named.stream().filter(column -> !found.contains(column)).findFirst().ifPresent(missing -> {
            throw new HopException(
                    "%s has no column %s, of which %s consists".formatted(name, missing, key),
                    "a key consists of columns of its own relation",
                    "on a patch branch, mvn hop:patch-apply writes .hop/model anew from the database");
        });
    }

    /** @throws HopException if a foreign key refers to columns that this relation has not */
    public void requireTarget(ForeignKey key) {
        requireColumns(name, columns, key.name(), key.targetColumns());
    }

    /** Whether programs can change its rows. */
    public boolean canBeWritten() {
        return kind == ObjectKind.TABLE || updatable;
    }

    public Optional<Key> primaryKey() {
        return keys.stream().filter(Key::primary).findFirst();
    }

    public Optional<Column> column(String called) {
        return columns.stream().filter(column -> column.name().equals(called)).findFirst();
    }
}
