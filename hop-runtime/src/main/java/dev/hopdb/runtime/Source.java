package dev.hopdb.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a column come from when many rows are inserted: {@code Users.NAME.from(Person::name)}. Immutable.
 *
 * @param <S> the relation that the column is of
 * @param <E> what gives one value for each row
 */
public final class Source<S, E> {

    private final Column<S, ?> column;
    private final BiConsumer<SqlWriter, Collection<? extends E>> values;

    <T> Source(Column<S, T> column, Function<? super E, ? extends @Nullable T> value) {
        this.column = column;
        this.values = (out, elements) -> {
            List<@Nullable T> given = new ArrayList<>(elements.size());
            elements.forEach(element -> given.add(value.apply(element)));
            if (column.type().isCompound()) {
                out.typedValue(Type.array(column.type().asText()), given);
            } else {
                out.typedValue(Type.array(column.type()), given);
            }
        };
    }

    Column<S, ?> column() {
        return column;
    }

    /** One array for the column. */
    void writeValues(SqlWriter out, Collection<? extends E> elements) {
        values.accept(out, elements);
    }
}
