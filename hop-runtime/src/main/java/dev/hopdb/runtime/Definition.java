package dev.hopdb.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a relation is called in the database, and its columns. Immutable.
 *
 * @param <S> the class of the relation
 */
public final class Definition<S> {

    private final String schema;
    private final String name;
    private final List<Column<S, ?>> columns;
    private final List<Column<S, ?>> key;
    private final String quoted;
    private final String allColumns;

    private Definition(String schema, String name, List<Column<S, ?>> columns, List<Column<S, ?>> key) {
        this.schema = schema;
        this.name = name;
        this.columns = columns;
        this.key = key;
        this.quoted = Identifiers.quote(schema, name);
        this.allColumns =
                columns.stream().map(column -> column.of(SqlWriter.ROW)).collect(Collectors.joining(", "));
    }

    /** A relation with these columns, in the order in which {@link Relation#row} reads them. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S> Definition<S> of(String schema, String name, Column<S, ?>... columns) {
        return new Definition<>(schema, name, List.copyOf(Arrays.asList(columns)), List.of());
    }

    /** The same, with this primary key. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Definition<S> key(Column<S, ?>... key) {
        return new Definition<>(schema, name, columns, List.copyOf(Arrays.asList(key)));
    }

    public String schema() {
        return schema;
    }

    public String name() {
        return name;
    }

    public List<Column<S, ?>> columns() {
        return columns;
    }

    /** The columns of the primary key; none if there is no such key. */
    public List<Column<S, ?>> key() {
        return key;
    }

    /** Schema and name, for people: {@code public.users}. */
    @Override
    public String toString() {
        return schema + "." + name;
    }

    String quoted() {
        return quoted;
    }

    /** All columns of the row that goes by {@link SqlWriter#ROW}. */
    String allColumns() {
        return allColumns;
    }
}
