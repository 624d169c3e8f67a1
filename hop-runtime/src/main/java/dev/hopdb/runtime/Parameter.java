package dev.hopdb.runtime;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A value on its way to the server, with the type that knows how it travels. */
record Parameter<T>(Type<T> type, @Nullable T value) {

    void bind(PreparedStatement statement, int index) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            type.bind(statement, index, value);
        }
    }
}
