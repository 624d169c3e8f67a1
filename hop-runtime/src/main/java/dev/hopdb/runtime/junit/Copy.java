package dev.hopdb.runtime.junit;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A copy of the tested state. Closing it drops it. */
final class Copy implements AutoCloseable {

    private final TestServer server;
    private final String name;

    @Nullable
    private Connection opened;

    Copy(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** One more connection, that is whoever asks for it to close. */
    Connection connect() throws SQLException {
        return server.connectTo(name);
    }

    /** A connection that ends with the copy. */
    Connection connection() throws SQLException {
        Connection connection = connect();
        opened = connection;
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (opened != null) {
            opened.close();
        }
        server.drop(name);
    }
}
