package dev.hopdb.database.postgres;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.CatalogObject;
import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.ForeignKey;
import dev.hopdb.catalog.Key;
import dev.hopdb.catalog.ObjectKind;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.TypeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what people made in a database: a few queries, however much there is. */
final class CatalogReader {

    private final Queries queries;
    private final Map<QualifiedName, List<Column>> columns = new HashMap<>();
    private final Map<QualifiedName, List<Key>> keys = new HashMap<>();
    private final Map<QualifiedName, List<ForeignKey>> foreignKeys = new HashMap<>();

    CatalogReader(Queries queries) {
        this.queries = queries;
    }

    Catalog read() {
        queries.list(SqlResource.text("catalog-columns.sql"), this::column);
        queries.list(SqlResource.text("catalog-keys.sql"), this::key);
        List<CatalogObject> objects = new ArrayList<>();
        objects.addAll(queries.list(SqlResource.text("catalog-relations.sql"), this::relation));
        objects.addAll(queries.list(
                SqlResource.text("catalog-types.sql"),
                row -> CatalogRows.type(row, of(columns, CatalogRows.name(row)))));
        objects.addAll(queries.list(SqlResource.text("catalog-routines.sql"), CatalogRows::routine));
        return new Catalog(objects);
    }

    private boolean column(ResultSet row) throws SQLException {
        Column column = new Column(
                row.getString(3),
                new TypeName(row.getString(4)),
                row.getBoolean(5),
                Column.Filled.valueOf(row.getString(6)),
                CatalogRows.optional(row, 7));
        return columns.computeIfAbsent(CatalogRows.name(row), name -> new ArrayList<>())
                .add(column);
    }

    private boolean key(ResultSet row) throws SQLException {
        QualifiedName name = CatalogRows.name(row);
        List<String> parts = CatalogRows.texts(row, 5);
        String kind = row.getString(4);
        if (!kind.equals("f")) {
            Key key = new Key(row.getString(3), kind.equals("p"), parts);
            return keys.computeIfAbsent(name, owner -> new ArrayList<>()).add(key);
        }
        QualifiedName target = new QualifiedName(row.getString(6), row.getString(7));
        ForeignKey key = new ForeignKey(row.getString(3), parts, target, CatalogRows.texts(row, 8));
        return foreignKeys.computeIfAbsent(name, owner -> new ArrayList<>()).add(key);
    }

    private Relation relation(ResultSet row) throws SQLException {
        QualifiedName name = CatalogRows.name(row);
        ObjectKind kind = switch (row.getString(3)) {
            case "v" -> ObjectKind.VIEW;
            case "m" -> ObjectKind.MATERIALIZED_VIEW;
            case "f" -> ObjectKind.FOREIGN_TABLE;
            default -> ObjectKind.TABLE;
        };
        return new Relation(
                name,
                kind,
                CatalogRows.optional(row, 4),
                of(columns, name),
                sorted(
                        of(keys, name),
                        Comparator.comparing((Key key) -> !key.primary()).thenComparing(Key::name)),
                sorted(of(foreignKeys, name), Comparator.comparing(ForeignKey::name)),
                row.getBoolean(5));
    }

    private static <T> List<T> of(Map<QualifiedName, List<T>> all, QualifiedName owner) {
        return all.getOrDefault(owner, List.of());
    }

    private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
        return items.stream().sorted(order).toList();
    }
}
