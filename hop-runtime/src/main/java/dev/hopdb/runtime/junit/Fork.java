package dev.hopdb.runtime.junit;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the tests of this JVM share whose work is rolled back: a copy of the tested state, or that itself. */
final class Fork implements AutoCloseable {

    private final TestServer server;

    @Nullable
    private final Copy copy;

    private Fork(TestServer server, @Nullable Copy copy) {
        this.server = server;
        this.copy = copy;
    }

    static Fork of(TestServer server) {
        try {
            return new Fork(server, server.mayCopy() ? server.copy() : null);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    Connection connect() throws SQLException {
        return copy == null ? server.connect() : copy.connect();
    }

    @Override
    public void close() throws SQLException {
        if (copy != null) {
            copy.close();
        }
    }
}
