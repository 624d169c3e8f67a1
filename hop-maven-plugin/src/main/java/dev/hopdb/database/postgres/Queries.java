package dev.hopdb.database.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** hop's own statements on one connection. What the server refuses comes out in words. */
final class Queries implements AutoCloseable {

    private final PgConnection connection;
    private final String maxLocks;

    /** @param maxLocks the server's {@code max_locks_per_transaction}: once it is exceeded, it cannot be asked for */
    Queries(PgConnection connection, String maxLocks) {
        this.connection = connection;
        this.maxLocks = maxLocks;
    }

    /** One row of an answer, as a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Something that JDBC may refuse. */
    @FunctionalInterface
    interface Work<T> {
        T run(PgConnection connection) throws SQLException;
    }

    <T> T with(Work<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw ServerRefusal.of(e, maxLocks);
        }
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        return with(open -> {
            try (PreparedStatement statement = prepare(open, sql, parameters);
                    ResultSet answer = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (answer.next()) {
                    rows.add(row.read(answer));
                }
                return rows;
            }
        });
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    boolean test(String sql, @Nullable Object... parameters) {
        return first(sql, row -> row.getBoolean(1), parameters).orElse(false);
    }

    void change(String sql, @Nullable Object... parameters) {
        with(open -> {
            try (PreparedStatement statement = prepare(open, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Runs one or more statements in one exchange; the text of the last answer, or nothing if none has rows. */
    String run(String sql) {
        return with(open -> run(open, sql));
    }

    static String run(PgConnection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.setEscapeProcessing(false);
            return lastAnswer(statement, statement.execute(sql));
        }
    }

    String maxLocks() {
        return maxLocks;
    }

    boolean isInTransaction() {
        return with(open -> !open.getAutoCommit());
    }

    /** Joins the transaction that is open, or opens one. */
    <T> T inTransaction(Supplier<T> work) {
        if (isInTransaction()) {
            return work.get();
        }
        with(open -> {
            open.setAutoCommit(false);
            return true;
        });
        try {
            T result = work.get();
            with(open -> {
                open.commit();
                open.setAutoCommit(true);
                return true;
            });
            return result;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends the session in any case.
        }
    }

    private void rollback(Throwable reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // A lost connection rolls back by itself; what the user has to know is why.
            reason.addSuppressed(e);
        }
    }

    private static PreparedStatement prepare(PgConnection open, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = open.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static String lastAnswer(Statement statement, boolean hasRows) throws SQLException {
        String last = "";
        boolean rows = hasRows;
        while (rows || statement.getUpdateCount() >= 0) {
            if (rows) {
                try (ResultSet answer = statement.getResultSet()) {
                    last = answer.next() ? answer.getString(1) : "";
                }
            }
            rows = statement.getMoreResults();
        }
        return last;
    }
}
