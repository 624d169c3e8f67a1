package dev.hopdb.runtime;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some columns of a row, with their values. Equal to another with the same columns and values.
 *
 * @param <S> the relation that the columns are of
 */
public final class Tuple<S> {

    private final List<Column<S, ?>> columns;
    private final List<@Nullable Object> values;

    Tuple(List<Column<S, ?>> columns, List<@Nullable Object> values) {
        this.columns = columns;
        this.values = values;
    }

    /**
     * The value of a column, null only if the column can be null.
     *
     * @throws IllegalArgumentException if the column was not selected
     */
    public <T> T get(Column<S, T> column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("column %s was not selected, only %s".formatted(column, columns));
        }
        return column.type().cast(values.get(index));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple<?> that && columns.equals(that.columns) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + "=" + values.get(i))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
