package dev.hopdb.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement and the values for its parameters: what a relation shows of itself, and how routines are called. Immutable.
 *
 * <p>Values are never part of the text. Errors of the database are {@link RelationException}s.
 */
public final class Sql {

    /** Rows that are fetched at a time while they are streamed. */
    private static final int FETCHED = 1000;

    private final String subject;
    private final String text;
    private final List<Parameter<?>> parameters;
    private final int end;

    Sql(String subject, String text, List<Parameter<?>> parameters) {
        this(subject, text, parameters, -1);
    }

    /** @param end where the arguments of a routine end in the text */
    private Sql(String subject, String text, List<Parameter<?>> parameters, int end) {
        this.subject = subject;
        this.text = text;
        this.parameters = parameters;
        this.end = end;
    }

    /** A call of a function without arguments; {@link #with} adds them. One row, or those that it returns a set of. */
    public static Sql function(String schema, String name) {
        String head = "SELECT " + Identifiers.quote(schema, name) + "(";
        return new Sql(schema + "." + name, head + ")", List.of(), head.length());
    }

    /** A call of a procedure without arguments; {@link #with} adds them. */
    public static Sql procedure(String schema, String name) {
        String head = "CALL " + Identifiers.quote(schema, name) + "(";
        return new Sql(schema + "." + name, head + ")", List.of(), head.length());
    }

    /** The same call with one more argument. */
    public <T> Sql with(Type<T> type, @Nullable T argument) {
        return with("", type, argument);
    }

    /** The same call, these values being the last, variadic argument. */
    public <T> Sql withVariadic(Type<T> element, List<T> arguments) {
        return with("VARIADIC ", Type.array(element), arguments);
    }

    /** The text, with a {@code ?} for each parameter. */
    public String text() {
        return text;
    }

    /** The values of the parameters in the order of the text. */
    public List<@Nullable Object> parameters() {
        List<@Nullable Object> values = new ArrayList<>();
        parameters.forEach(parameter -> values.add(parameter.value()));
        return Collections.unmodifiableList(values);
    }

    /** Text and values, for people. */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? text
                : text + " -- " + parameters().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** All rows that a function returns, in memory. */
    public <T> List<T> list(Connection connection, Type<T> result) {
        return list(connection, row -> result.read(row, 1));
    }

    /** The rows that a function returns, through a cursor: see {@link Select#stream}. */
    public <T> Stream<T> stream(Connection connection, Type<T> result) {
        return stream(connection, row -> result.read(row, 1));
    }

    /**
     * What a function returns, or the INOUT arguments of a procedure: one value, or a composite of several.
     *
     * @throws RelationException if it returns no row (SQL state 02000), or several (21000)
     */
    @Nullable
    public <T> T one(Connection connection, Type<T> result) {
        boolean procedure = text.startsWith("CALL ");
        List<T> rows = list(connection, row -> procedure ? result.readAll(row) : result.read(row, 1));
        if (rows.size() != 1) {
            throw RelationException.notOne(this, rows.size());
        }
        return rows.get(0);
    }

    /** Calls it, whatever it returns. */
    public void run(Connection connection) {
        try (PreparedStatement statement = prepare(connection)) {
            statement.execute();
        } catch (SQLException e) {
            throw RelationException.of(this, e);
        }
    }

    /** Whom an error is reported of. */
    String subject() {
        return subject;
    }

    /** All rows, in memory. */
    <T> List<T> list(Connection connection, RowReader<T> reader) {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw RelationException.of(this, e);
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(Connection connection, RowReader<T> reader) {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw RelationException.of(this, e);
        }
    }

    /** All rows through a cursor, in memory a thousand at a time. */
    <T> Stream<T> stream(Connection connection, RowReader<T> reader) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        ("stream() of %s was called with autocommit on; PostgreSQL keeps a cursor only inside a transaction, "
                                        + "and would send all rows at once. Call connection.setAutoCommit(false) before, or list()")
                                .formatted(subject));
            }
            PreparedStatement statement = prepare(connection);
            statement.setFetchSize(FETCHED);
            return Cursor.open(this, statement, reader);
        } catch (SQLException e) {
            throw RelationException.of(this, e);
        }
    }

    /** How many rows were written. */
    int update(Connection connection) {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw RelationException.of(this, e);
        }
    }

    private <T> Sql with(String before, Type<T> type, @Nullable T argument) {
        if (end < 0) {
            throw new IllegalStateException("only a call takes arguments, and this is: " + text);
        }
        String added = (parameters.isEmpty() ? "" : ", ") + before + "?::" + type.sqlName();
        List<Parameter<?>> all = new ArrayList<>(parameters);
        all.add(new Parameter<>(type, argument));
        return new Sql(
                subject, new StringBuilder(text).insert(end, added).toString(), List.copyOf(all), end + added.length());
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).bind(statement, i + 1);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Makes a value of the row that a result stands on; null only where a column can be. */
    @FunctionalInterface
    interface RowReader<T> {
        @Nullable
        T read(ResultSet row) throws SQLException;
    }
}
