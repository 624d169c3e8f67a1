package dev.hopdb.runtime;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of rows that can be written: those of a table.
 *
 * <p>An update or delete of all rows is refused unless {@link #everywhere} says so. A violated constraint is a
 * {@link RelationException} that names it.
 *
 * @param <S> the class of the table itself
 * @param <R> its rows
 */
@SuppressWarnings("varargs") // they are only read
public abstract class Table<S extends Table<S, R>, R> extends Relation<S, R> {

    /** The rows that {@code which} means, on {@code connection}. */
    protected Table(Definition<S> definition, Connection connection, Condition<S> which) {
        super(definition, connection, which);
    }

    /** The values of a row in the order of the columns. */
    protected abstract @Nullable Object[] values(R row);

    /**
     * All rows of the table, meant to be changed.
     *
     * @throws IllegalStateException if a condition constrains this set: it does not become larger without a word
     */
    public final S everywhere() {
        if (which().restricts()) {
            throw new IllegalStateException(
                    ("everywhere() means all rows of %s, and was asked of a set that a condition constrains."
                                    + " Leave it out to change the rows of that set, or ask the whole table for it")
                            .formatted(definition()));
        }
        return with(Condition.everywhere());
    }

    /**
     * The set of this row alone, found by its primary key, whatever else has changed in it.
     *
     * @throws IllegalStateException if the table has no primary key
     */
    public final S only(R row) {
        List<Column<S, ?>> key = definition().key();
        if (key.isEmpty()) {
            throw new IllegalStateException(
                    "%s has no primary key to find a row by; say which with where(…)".formatted(definition()));
        }
        @Nullable Object[] values = values(row);
        List<@Nullable Object> found = new ArrayList<>();
        key.forEach(column -> found.add(values[definition().columns().indexOf(column)]));
        return with(which().and(Condition.same(key, found)));
    }

    /** Whether this row, found by its primary key, is in this set. */
    public final boolean contains(R row) {
        return !only(row).isEmpty();
    }

    /**
     * Inserts one row, and returns it with what the server put into the other columns.
     *
     * @throws RelationException if it was not inserted; with SQL state 02000 if a trigger left it out, whatever else that wrote
     */
    @SafeVarargs
    public final R insert(Assignment<S>... values) {
        return returned(new Insert<>(definition()).values(Arrays.asList(values)));
    }

    /** As {@link #insert(Assignment[])}, of a row as it stands, its identity included. */
    public final R insert(R row) {
        return returned(asTheyStand(List.of(row)));
    }

    /** Inserts one row, unless a row is there that a unique key forbids beside it: then nothing. */
    @SafeVarargs
    public final Optional<R> insertIfAbsent(Assignment<S>... values) {
        SqlWriter out = new Insert<>(definition()).values(Arrays.asList(values));
        out.add(" ON CONFLICT DO NOTHING RETURNING ").add(definition().allColumns());
        return sql(out).first(connection(), this::row);
    }

    /**
     * Inserts one row; or, where one has the same {@code key} already, writes the other values into that.
     *
     * @param key columns of the primary key or of a unique key
     * @return the row as it is now
     */
    @SafeVarargs
    public final R upsert(List<? extends Column<S, ?>> key, Assignment<S>... values) {
        List<Assignment<S>> all = Arrays.asList(values);
        SqlWriter out = new Insert<>(definition()).values(all);
        Insert.orUpdate(out, key, all.stream().map(Assignment::column).toList());
        return returned(out);
    }

    /**
     * Inserts a row for each element, by one statement: the fastest way short of COPY. The other columns get their defaults.
     *
     * @return how many rows
     */
    @SafeVarargs
    public final <E> int insertAll(Collection<? extends E> elements, Source<S, E>... values) {
        return sql(new Insert<>(definition()).rows(elements, Arrays.asList(values), false))
                .update(connection());
    }

    /** Inserts rows as they stand, their identities included and columns that the server computes excepted. */
    public final int insertAll(Collection<? extends R> rows) {
        return sql(asTheyStand(rows)).update(connection());
    }

    /** As {@link #insertAll(Collection)}; returns the rows as they are now. */
    public final List<R> insertAllReturning(Collection<? extends R> rows) {
        return sql(returning(asTheyStand(rows))).list(connection(), this::row);
    }

    /** As {@link #insertAll(Collection, Source[])}; returns the rows with what the server put into the other columns. */
    @SafeVarargs
    public final <E> List<R> insertAllReturning(Collection<? extends E> elements, Source<S, E>... values) {
        return sql(returning(new Insert<>(definition()).rows(elements, Arrays.asList(values), false)))
                .list(connection(), this::row);
    }

    /**
     * Inserts a row for each element; or, where one has the same {@code key} already, writes the other values into that. No two
     * elements may have the same key.
     *
     * @return how many rows were inserted or updated
     */
    @SafeVarargs
    public final <E> int upsertAll(
            List<? extends Column<S, ?>> key, Collection<? extends E> elements, Source<S, E>... values) {
        List<Source<S, E>> all = Arrays.asList(values);
        SqlWriter out = new Insert<>(definition()).rows(elements, all, false);
        Insert.orUpdate(out, key, all.stream().map(Source::column).toList());
        return sql(out).update(connection());
    }

    /**
     * Writes these values into the rows of this set.
     *
     * @return how many rows
     * @throws IllegalStateException if nothing says which rows: neither a condition nor {@link #everywhere}
     * @throws IllegalArgumentException if there are no values
     */
    @SafeVarargs
    public final int update(Assignment<S>... values) {
        return sql(updating(values)).update(connection());
    }

    /** As {@link #update}; returns the rows as they are now. */
    @SafeVarargs
    public final List<R> updateReturning(Assignment<S>... values) {
        return sql(returning(updating(values))).list(connection(), this::row);
    }

    /**
     * Deletes the rows of this set.
     *
     * @return how many rows
     * @throws IllegalStateException if nothing says which rows: neither a condition nor {@link #everywhere}
     */
    public final int delete() {
        return sql(deleting()).update(connection());
    }

    /** As {@link #delete}; returns the rows as they were. */
    public final List<R> deleteReturning() {
        return sql(returning(deleting())).list(connection(), this::row);
    }

    private SqlWriter updating(Assignment<S>[] values) {
        requireSaid("update");
        if (values.length == 0) {
            throw new IllegalArgumentException("an update of %s has no column to write".formatted(definition()));
        }
        SqlWriter out = new SqlWriter().add("UPDATE ").add(from()).add(" SET ");
        out.list(
                Arrays.asList(values),
                ", ",
                value -> value.writeValue(out.add(value.column().quoted()).add(" = ")));
        which().writeWhere(out, SqlWriter.ROW);
        return out;
    }

    private SqlWriter deleting() {
        requireSaid("delete");
        SqlWriter out = new SqlWriter().add("DELETE FROM ").add(from());
        which().writeWhere(out, SqlWriter.ROW);
        return out;
    }

    private void requireSaid(String what) {
        if (!which().isSaid()) {
            throw new IllegalStateException(
                    "%1$s() of all rows of %2$s was asked for, and nothing says that all are meant. Say which with where(…), or everywhere().%1$s(…)"
                            .formatted(what, definition()));
        }
    }

    private SqlWriter asTheyStand(Collection<? extends R> rows) {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(values(row)));
        return new Insert<>(definition()).rows(values, Insert.ownColumns(definition()), true);
    }

    private R returned(SqlWriter out) {
        Sql one = sql(returning(out));
        List<R> rows = one.list(connection(), this::row);
        if (rows.size() != 1) {
            throw RelationException.notOne(one, rows.size());
        }
        return rows.get(0);
    }

    private SqlWriter returning(SqlWriter out) {
        return out.add(" RETURNING ").add(definition().allColumns());
    }

    private Sql sql(SqlWriter out) {
        return out.toSql(definition().toString());
    }
}
