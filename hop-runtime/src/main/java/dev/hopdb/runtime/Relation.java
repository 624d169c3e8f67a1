package dev.hopdb.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of rows of a table or view, on a connection that stays the caller's: hop opens, commits and closes nothing. Immutable;
 * nothing is read before a method asks for it, and then by one statement. As safe for several threads as the connection is.
 *
 * <p>Generated classes extend it. A class of your own that takes the place of a generated one adds what your program says of
 * such rows.
 *
 * @param <S> the class of the relation itself: what {@link #where} returns
 * @param <R> its rows
 */
public abstract class Relation<S extends Relation<S, R>, R> {

    private final Definition<S> definition;
    private final Connection connection;
    private final Condition<S> which;

    /**
     * The rows that {@code which} means, on {@code connection}.
     *
     * @throws IllegalArgumentException if {@code which} is made of a set on another connection
     */
    protected Relation(Definition<S> definition, Connection connection, Condition<S> which) {
        if (!which.runsOn(connection)) {
            throw new IllegalArgumentException(
                    "a condition on %s is made of a set on another connection, and one statement runs on one of them"
                            .formatted(definition));
        }
        this.definition = definition;
        this.connection = connection;
        this.which = which;
    }

    /** Other rows of the same relation, on the same connection. */
    protected abstract S with(Condition<S> rows);

    /** Makes a row of the columns of {@link #definition}, which stand in {@code columns} in that order. */
    protected abstract R row(ResultSet columns) throws SQLException;

    /** What it is called in the database, and its columns. */
    public final Definition<S> definition() {
        return definition;
    }

    /** The connection that it was made with. */
    public final Connection connection() {
        return connection;
    }

    /** Those of these rows that all the conditions mean. */
    @SafeVarargs
    public final S where(Condition<S>... conditions) {
        Condition<S> all = which;
        for (Condition<S> condition : conditions) {
            all = all.and(condition);
        }
        return with(all);
    }

    /** The rows in both sets. */
    public final S and(S other) {
        return with(which.and(conditionOf(other)));
    }

    /** The rows in one of the sets, or in both. */
    public final S or(S other) {
        return with(which.or(conditionOf(other)));
    }

    /** These rows without those of the other set. */
    public final S minus(S other) {
        return with(which.and(conditionOf(other).not()));
    }

    /** All rows of the table or view that are not in this set. */
    public final S not() {
        return with(which.not());
    }

    /**
     * The rows of another relation that are linked to rows of this set: whose {@code theirs} is the {@code mine} of one of them.
     * With it, generated classes follow foreign keys; it also follows what no foreign key says, for example
     * {@code invoices.where(users.matching(Users.EMAIL, Invoices.SENT_TO))}.
     */
    public final <T> Condition<T> matching(Column<S, ?> mine, Column<T, ?> theirs) {
        return matching(List.of(mine), List.of(theirs));
    }

    /** As {@link #matching(Column, Column)}, by several columns, each with that at its place in the other list. */
    public final <T> Condition<T> matching(List<? extends Column<S, ?>> mine, List<? extends Column<T, ?>> theirs) {
        return Condition.linked(this, mine, theirs);
    }

    /** A query for all columns. */
    public final Select<S, R> select() {
        return select(definition().columns(), this::row);
    }

    /** A query for one column. */
    public final <T> Select<S, T> select(Column<S, T> column) {
        return select(List.of(column), row -> column.read(row, 1));
    }

    /** A query for some columns. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Select<S, Tuple<S>> select(Column<S, ?> first, Column<S, ?> second, Column<S, ?>... more) {
        List<Column<S, ?>> columns = new ArrayList<>(List.of(first, second));
        columns.addAll(Arrays.asList(more));
        return select(columns, row -> tuple(columns, row));
    }

    /** A query for all columns, ordered. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Select<S, R> orderBy(Order<S>... orders) {
        return select().orderBy(orders);
    }

    /** A query for all columns of at most so many rows. */
    public final Select<S, R> limit(long rows) {
        return select().limit(rows);
    }

    /** All rows, in memory. */
    public final List<R> list() {
        return select().list();
    }

    /** The rows one after the other: see {@link Select#stream}. */
    public final Stream<R> stream() {
        return select().stream();
    }

    /** The only row: see {@link Select#one}. */
    public final R one() {
        return select().one();
    }

    /** Some row, if there is any; for the first in an order, {@link #orderBy}. */
    public final Optional<R> first() {
        return select().first();
    }

    /** How many rows there are. */
    public final long count() {
        SqlWriter out = new SqlWriter().add("SELECT count(*) FROM ").add(from());
        which.writeWhere(out, SqlWriter.ROW);
        return number(out);
    }

    /** Whether there is no row. The server stops looking at the first. */
    public final boolean isEmpty() {
        SqlWriter out =
                new SqlWriter().add("SELECT count(*) FROM (SELECT FROM ").add(from());
        which.writeWhere(out, SqlWriter.ROW);
        return number(out.add(" LIMIT 1) AS found")) == 0;
    }

    /** The statement that {@link #list} sends. */
    public final Sql toSql() {
        return select().toSql();
    }

    /** The statement of {@link #toSql}, for people. */
    @Override
    public final String toString() {
        return toSql().toString();
    }

    /** The table, and what it goes by in a statement about it. */
    final String from() {
        return definition().quoted() + " " + SqlWriter.ROW;
    }

    final Condition<S> which() {
        return which;
    }

    private <T> Select<S, T> select(List<? extends Column<S, ?>> columns, Sql.RowReader<T> reader) {
        return Select.of(connection, definition(), which, new Select.Projection<>(columns, reader));
    }

    private long number(SqlWriter out) {
        return out.toSql(definition().toString())
                .list(connection, row -> row.getLong(1))
                .get(0);
    }

    /** Sets on two connections may be in two databases: no statement has both. */
    private Condition<S> conditionOf(S other) {
        Relation<S, R> set = other;
        if (set.connection != connection) {
            throw new IllegalArgumentException(
                    "two sets of %s are on two connections, and one statement runs on one of them"
                            .formatted(definition()));
        }
        return set.which;
    }

    private static <S> Tuple<S> tuple(List<Column<S, ?>> columns, ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).read(row, i + 1));
        }
        return new Tuple<>(columns, values);
    }
}
