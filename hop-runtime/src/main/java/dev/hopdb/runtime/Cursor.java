package dev.hopdb.runtime;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows that come as they are asked for. Closes its statement after the last one, or with the stream. */
final class Cursor<T> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {

    private final Sql sql;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Sql.RowReader<T> reader;

    /** Whether the last row was read: a statement that somebody else has closed may not look like the end. */
    private boolean ended;

    private Cursor(Sql sql, PreparedStatement statement, ResultSet rows, Sql.RowReader<T> reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.sql = sql;
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
    }

    static <T> Stream<T> open(Sql sql, PreparedStatement statement, Sql.RowReader<T> reader) throws SQLException {
        try {
            Cursor<T> cursor = new Cursor<>(sql, statement, statement.executeQuery(), reader);
            return StreamSupport.stream(cursor, false).onClose(cursor::close);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        try {
            if (ended) {
                return false;
            }
            if (!rows.next()) {
                ended = true;
                statement.close();
                return false;
            }
            action.accept(reader.read(rows));
            return true;
        } catch (SQLException e) {
            throw RelationException.of(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw RelationException.of(sql, e);
        }
    }
}
