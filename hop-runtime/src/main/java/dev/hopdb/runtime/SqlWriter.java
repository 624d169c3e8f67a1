package dev.hopdb.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement while it is written: its text, the values in it, and the names that its tables go by. */
final class SqlWriter {

    /** What the table that a statement is about goes by. */
    static final String ROW = "t0";

    private final StringBuilder text = new StringBuilder(256);
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private int tables;

    SqlWriter add(String part) {
        text.append(part);
        return this;
    }

    <T> SqlWriter value(Type<T> type, @Nullable T value) {
        text.append('?');
        parameters.add(new Parameter<>(type, value));
        return this;
    }

    /** A value whose type the server must be told, since nothing around it says so. */
    <T> SqlWriter typedValue(Type<T> type, @Nullable T value) {
        return value(type, value).add("::").add(type.sqlName());
    }

    /** The right side of an operator. The server finds its type by the left side, except for rows. */
    <T> SqlWriter operand(Type<T> type, T value) {
        return type.isCompound() && !type.isArray() ? typedValue(type, value) : value(type, value);
    }

    <E> SqlWriter list(Iterable<? extends E> elements, String separator, Consumer<? super E> each) {
        String before = "";
        for (E element : elements) {
            text.append(before);
            each.accept(element);
            before = separator;
        }
        return this;
    }

    /** A name for one more table of this statement. */
    String nextRow() {
        return "t" + ++tables;
    }

    /** The statement, which {@code subject} is named by when it fails. */
    Sql toSql(String subject) {
        return new Sql(subject, text.toString(), List.copyOf(parameters));
    }
}
