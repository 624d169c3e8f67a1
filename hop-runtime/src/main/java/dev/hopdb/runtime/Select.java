package dev.hopdb.runtime;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query on a relation: what is read of its rows, in which order, and how many. Immutable; each way to read it is one
 * statement. Errors of the database are {@link RelationException}s.
 *
 * @param <S> the relation
 * @param <T> what is read of each row
 */
public final class Select<S, T> {

    private final Connection connection;
    private final Definition<S> definition;
    private final Condition<S> which;
    private final Projection<S, T> projection;
    private final Shape<S> shape;

    private Select(
            Connection connection,
            Definition<S> definition,
            Condition<S> which,
            Projection<S, T> projection,
            Shape<S> shape) {
        this.connection = connection;
        this.definition = definition;
        this.which = which;
        this.projection = projection;
        this.shape = shape;
    }

    static <S, T> Select<S, T> of(
            Connection connection, Definition<S> definition, Condition<S> which, Projection<S, T> projection) {
        return new Select<>(connection, definition, which, projection, Shape.none());
    }

    /** The same, ordered by these columns, after the orders given before. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Select<S, T> orderBy(Order<S>... orders) {
        return with(shape.orderedBy(Arrays.asList(orders)));
    }

    /** The same, equal results once. What orders it must be selected, too. */
    public Select<S, T> distinct() {
        return with(new Shape<>(true, shape.orders, shape.limit, shape.offset));
    }

    /** The same, at most so many. */
    public Select<S, T> limit(long rows) {
        return with(new Shape<>(shape.distinct, shape.orders, OptionalLong.of(rows), shape.offset));
    }

    /** The same, without the first ones. */
    public Select<S, T> offset(long rows) {
        return with(new Shape<>(shape.distinct, shape.orders, shape.limit, OptionalLong.of(rows)));
    }

    /** All results, in memory. */
    public List<T> list() {
        return toSql().list(connection, projection.reader());
    }

    /**
     * The results one after the other through a cursor, a thousand of them in memory at a time. Close the stream if not all of
     * it is read. It lasts as long as the transaction and its statement: reading on after either, also after a pool took the
     * connection back, is a {@link RelationException}, and never looks like the end.
     *
     * @throws IllegalStateException if autocommit is on: PostgreSQL keeps a cursor only inside a transaction
     */
    public Stream<T> stream() {
        return toSql().stream(connection, projection.reader());
    }

    /**
     * The only result.
     *
     * @throws RelationException if there is none (SQL state 02000), or more than one (21000): it says how many
     */
    public T one() {
        Sql two = toSql(shape.limit.isPresent() ? shape : shape.limitedTo(2));
        List<T> rows = two.list(connection, projection.reader());
        if (rows.size() == 1) {
            return rows.get(0);
        }
        throw RelationException.notOne(toSql(), rows.isEmpty() ? 0 : count());
    }

    /** The first result, if there is any. */
    public Optional<T> first() {
        Sql one = toSql(shape.limit.isPresent() ? shape : shape.limitedTo(1));
        return one.first(connection, projection.reader());
    }

    /** How many results there are. */
    public long count() {
        SqlWriter out = new SqlWriter();
        out.add("SELECT count(*) FROM (");
        writeTo(out, SqlWriter.ROW);
        return out.add(") AS counted")
                .toSql(definition.toString())
                .list(connection, row -> row.getLong(1))
                .get(0);
    }

    /** The statement that {@link #list} sends. */
    public Sql toSql() {
        return toSql(shape);
    }

    @Override
    public String toString() {
        return toSql().toString();
    }

    Connection connection() {
        return connection;
    }

    /** As a part of another statement, its table going by {@code row}. */
    void writeTo(SqlWriter out, String row) {
        write(out, row, shape);
    }

    private Sql toSql(Shape<S> shaped) {
        SqlWriter out = new SqlWriter();
        write(out, SqlWriter.ROW, shaped);
        return out.toSql(definition.toString());
    }

    private void write(SqlWriter out, String row, Shape<S> shaped) {
        out.add(shaped.distinct ? "SELECT DISTINCT " : "SELECT ")
                .add(projection.columns(definition, row))
                .add(" FROM ")
                .add(definition.quoted())
                .add(" ")
                .add(row);
        which.writeWhere(out, row);
        shaped.writeTo(out, row);
    }

    private Select<S, T> with(Shape<S> changed) {
        return new Select<>(connection, definition, which, projection, changed);
    }

    /** What is read of each row. */
    record Projection<S, T>(List<? extends Column<S, ?>> columns, Sql.RowReader<T> reader) {

        String columns(Definition<S> definition, String row) {
            return columns == definition.columns() && row.equals(SqlWriter.ROW)
                    ? definition.allColumns()
                    : columns.stream().map(column -> column.of(row)).collect(Collectors.joining(", "));
        }
    }

    /** What is said after the condition. */
    private record Shape<S>(boolean distinct, List<Order<S>> orders, OptionalLong limit, OptionalLong offset) {

        static <S> Shape<S> none() {
            return new Shape<>(false, List.of(), OptionalLong.empty(), OptionalLong.empty());
        }

        Shape<S> orderedBy(List<Order<S>> more) {
            return new Shape<>(
                    distinct, Stream.concat(orders.stream(), more.stream()).toList(), limit, offset);
        }

        Shape<S> limitedTo(long rows) {
            return new Shape<>(distinct, orders, OptionalLong.of(rows), offset);
        }

        void writeTo(SqlWriter out, String row) {
            if (!orders.isEmpty()) {
                out.add(" ORDER BY ").list(orders, ", ", order -> order.writeTo(out, row));
            }
            limit.ifPresent(rows -> out.add(" LIMIT ").value(Type.BIGINT, rows));
            offset.ifPresent(rows -> out.add(" OFFSET ").value(Type.BIGINT, rows));
        }
    }
}
