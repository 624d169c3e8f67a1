package dev.hopdb.runtime;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values travel: one at a time by the methods of JDBC, and in arrays, ranges and composites as text.
 *
 * @param parse makes a value of PostgreSQL's text
 * @param format makes that text
 */
record Codec<T>(Getter<T> getter, Setter<T> setter, Function<String, T> parse, Function<T, String> format) {

    /** Text alone. The server is not told a type for it: it takes the one that the place in the statement asks for. */
    static <T> Codec<T> ofText(Function<String, T> parse, Function<T, String> format) {
        return new Codec<>(
                (row, index) -> {
                    String text = row.getString(index);
                    return text == null ? null : parse.apply(text);
                },
                (statement, index, value) -> statement.setObject(index, format.apply(value), Types.OTHER),
                parse,
                format);
    }

    /** Objects that the driver knows. */
    static <T> Codec<T> ofObjects(Class<T> type, Function<String, T> parse, Function<T, String> format) {
        return new Codec<>((row, index) -> row.getObject(index, type), PreparedStatement::setObject, parse, format);
    }

    /** Reads a column; what it returns for null may be anything. */
    @FunctionalInterface
    interface Getter<T> {
        @Nullable
        T get(ResultSet row, int index) throws SQLException;
    }

    /** Sets a parameter that is not null. */
    @FunctionalInterface
    interface Setter<T> {
        void set(PreparedStatement statement, int index, T value) throws SQLException;
    }
}
