package dev.hopdb.runtime;

/**
 * How rows are ordered by one column: {@code Users.NAME.asc()}. Immutable.
 *
 * @param <S> the relation that the column is of
 */
public final class Order<S> {

    private final Column<S, ?> column;
    private final String direction;

    Order(Column<S, ?> column, String direction) {
        this.column = column;
        this.direction = direction;
    }

    /** The same, with nulls before all values. */
    public Order<S> nullsFirst() {
        return new Order<>(column, direction + " NULLS FIRST");
    }

    /** The same, with nulls after all values. */
    public Order<S> nullsLast() {
        return new Order<>(column, direction + " NULLS LAST");
    }

    void writeTo(SqlWriter out, String row) {
        out.add(column.of(row)).add(direction);
    }
}
