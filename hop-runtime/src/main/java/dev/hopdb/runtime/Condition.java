package dev.hopdb.runtime;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a relation are meant. Made by its columns: {@code Users.NAME.eq("alice")}. Immutable.
 *
 * <p>A row is meant or it is not: where SQL says neither, since a value is null, it is not.
 *
 * @param <S> the relation that its columns are of
 */
public final class Condition<S> {

    private static final Condition<?> ALL = new Condition<>(Scope.UNSAID, null, (out, row) -> out.add("TRUE"));
    private static final Condition<?> EVERYWHERE =
            new Condition<>(Scope.EVERYWHERE, null, (out, row) -> out.add("TRUE"));

    private final Scope scope;

    /** Of the sets that it is made of; null if there are none. */
    @Nullable
    private final Connection connection;

    private final Clause clause;

    private Condition(Scope scope, @Nullable Connection connection, Clause clause) {
        this.scope = scope;
        this.connection = connection;
        this.clause = clause;
    }

    /** Every row, without a word about whether all of them may be changed. */
    public static <S> Condition<S> all() {
        return cast(ALL);
    }

    /** The rows that both mean. */
    public Condition<S> and(Condition<S> other) {
        if (!other.restricts() && isSaid()) {
            return this;
        }
        if (!restricts()) {
            return other;
        }
        return of(connectionWith(other), (out, row) -> {
            writeTo(out.add("("), row);
            other.writeTo(out.add(" AND "), row);
            out.add(")");
        });
    }

    /** The rows that one of them means, or both. */
    public Condition<S> or(Condition<S> other) {
        if (!restricts() || !other.restricts()) {
            return restricts() ? other : this;
        }
        return of(connectionWith(other), (out, row) -> {
            writeTo(out.add("("), row);
            other.writeTo(out.add(" OR "), row);
            out.add(")");
        });
    }

    /** All other rows, those with a null where it looks included. */
    public Condition<S> not() {
        return of(connection, (out, row) -> {
            writeTo(out.add("(("), row);
            out.add(") IS NOT TRUE)");
        });
    }

    /** Every row, and all of them may be changed. */
    static <S> Condition<S> everywhere() {
        return cast(EVERYWHERE);
    }

    static <S> Condition<S> of(Clause clause) {
        return of(null, clause);
    }

    /** What is made of a set runs on the connection of that set only. */
    static <S> Condition<S> of(@Nullable Connection connection, Clause clause) {
        return new Condition<>(Scope.SOME, connection, clause);
    }

    /** The rows with these values in these columns. */
    static <S> Condition<S> same(List<Column<S, ?>> columns, List<?> values) {
        Condition<S> all = all();
        for (int i = 0; i < columns.size(); i++) {
            all = all.and(columns.get(i).sameAs(values.get(i)));
        }
        return all;
    }

    /**
     * The rows of T that rows of another relation are linked to. EXISTS, since IN says neither yes nor no about nulls, and the
     * server plans both alike.
     */
    static <S, T> Condition<T> linked(
            Relation<?, ?> from, List<? extends Column<S, ?>> mine, List<? extends Column<T, ?>> theirs) {
        if (mine.size() != theirs.size()) {
            throw new IllegalArgumentException("%d columns cannot match %d".formatted(mine.size(), theirs.size()));
        }
        Condition<?> which = from.which();
        return of(from.connection(), (out, row) -> {
            String other = out.nextRow();
            out.add("EXISTS (SELECT FROM ")
                    .add(from.definition().quoted())
                    .add(" ")
                    .add(other)
                    .add(" WHERE ");
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < mine.size(); i++) {
                positions.add(i);
            }
            out.list(
                    positions,
                    " AND ",
                    i -> out.add(mine.get(i).of(other))
                            .add(" = ")
                            .add(theirs.get(i).of(row)));
            if (which.restricts()) {
                which.writeTo(out.add(" AND "), other);
            }
            out.add(")");
        });
    }

    /** Whether rows may be changed by it: it leaves some out, or somebody said that all are meant. */
    boolean isSaid() {
        return scope != Scope.UNSAID;
    }

    /** Whether it may leave rows out. */
    boolean restricts() {
        return scope == Scope.SOME;
    }

    /** Whether a statement on this connection may have it. */
    boolean runsOn(Connection other) {
        return connection == null || connection == other;
    }

    void writeWhere(SqlWriter out, String row) {
        if (restricts()) {
            writeTo(out.add(" WHERE "), row);
        }
    }

    @Nullable
    private Connection connectionWith(Condition<S> other) {
        if (connection != null && !other.runsOn(connection)) {
            throw new IllegalArgumentException(
                    "two conditions are made of sets on two connections, and one statement runs on one of them");
        }
        return connection == null ? other.connection : connection;
    }

    private void writeTo(SqlWriter out, String row) {
        clause.write(out, row);
    }

    /** Both constants mean the same rows in every relation. */
    @SuppressWarnings("unchecked")
    private static <S> Condition<S> cast(Condition<?> condition) {
        return (Condition<S>) condition;
    }

    private enum Scope {
        SOME,
        UNSAID,
        EVERYWHERE
    }

    /** Writes a condition on the row that goes by a name. */
    @FunctionalInterface
    interface Clause {
        void write(SqlWriter out, String row);
    }
}
