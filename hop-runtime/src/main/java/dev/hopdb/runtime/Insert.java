package dev.hopdb.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that insert into a table, without their RETURNING. */
final class Insert<S> {

    private final Definition<S> definition;

    Insert(Definition<S> definition) {
        this.definition = definition;
    }

    /** One row of these values; of defaults only if there are none. */
    SqlWriter values(List<Assignment<S>> values) {
        SqlWriter out = into();
        if (values.isEmpty()) {
            return out.add(" DEFAULT VALUES");
        }
        out.add(" (").list(values, ", ", value -> out.add(value.column().quoted()));
        return out.add(") VALUES (")
                .list(values, ", ", value -> value.writeValue(out))
                .add(")");
    }

    /**
     * A row for each element. One parameter a column, an array of all its values, so that the text is the same for any number of
     * rows. Arrays and
     * composites travel as text, since unnest would take them apart.
     *
     * @param asTheyStand whether identities that the server always makes are written, too
     */
    <E> SqlWriter rows(Collection<? extends E> elements, List<Source<S, E>> sources, boolean asTheyStand) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("rows for %s have no column to write".formatted(definition));
        }
        SqlWriter out = into();
        out.add(" (").list(sources, ", ", source -> out.add(source.column().quoted()));
        out.add(asTheyStand ? ") OVERRIDING SYSTEM VALUE SELECT " : ") SELECT ");
        out.list(sources, ", ", source -> {
            Column<S, ?> column = source.column();
            out.add("s.").add(column.quoted());
            if (column.type().isCompound()) {
                out.add("::").add(column.type().sqlName());
            }
        });
        out.add(" FROM unnest(").list(sources, ", ", source -> source.writeValues(out, elements));
        return out.add(") AS s (")
                .list(sources, ", ", source -> out.add(source.column().quoted()))
                .add(")");
    }

    /** What becomes of a row that is there: its other columns get the new values. */
    static <S> void orUpdate(SqlWriter out, List<? extends Column<S, ?>> key, List<? extends Column<S, ?>> written) {
        List<Column<S, ?>> others = new ArrayList<>(written);
        others.removeAll(key);
        if (others.isEmpty()) {
            others.addAll(key); // an update that changes nothing, and returns the row
        }
        out.add(" ON CONFLICT (").list(key, ", ", column -> out.add(column.quoted()));
        out.add(") DO UPDATE SET ")
                .list(
                        others,
                        ", ",
                        column -> out.add(column.quoted()).add(" = excluded.").add(column.quoted()));
    }

    /** All columns but those that the server computes, each from its place in an array of values. */
    static <S> List<Source<S, @Nullable Object[]>> ownColumns(Definition<S> definition) {
        List<Source<S, @Nullable Object[]>> sources = new ArrayList<>();
        for (int i = 0; i < definition.columns().size(); i++) {
            Column<S, ?> column = definition.columns().get(i);
            if (!column.isGenerated()) {
                sources.add(at(column, i));
            }
        }
        return sources;
    }

    private static <S, T> Source<S, @Nullable Object[]> at(Column<S, T> column, int index) {
        return column.from(values -> column.type().cast(values[index]));
    }

    private SqlWriter into() {
        return new SqlWriter()
                .add("INSERT INTO ")
                .add(definition.quoted())
                .add(" AS ")
                .add(SqlWriter.ROW);
    }
}
