package dev.hopdb.runtime;

import java.util.function.Consumer;

/**
 * A value for a column: {@code Users.NAME.to("alice")}. Immutable.
 *
 * @param <S> the relation that the column is of
 */
public final class Assignment<S> {

    private final Column<S, ?> column;
    private final Consumer<SqlWriter> value;

    Assignment(Column<S, ?> column, Consumer<SqlWriter> value) {
        this.column = column;
        this.value = value;
    }

    Column<S, ?> column() {
        return column;
    }

    void writeValue(SqlWriter out) {
        value.accept(out);
    }
}
