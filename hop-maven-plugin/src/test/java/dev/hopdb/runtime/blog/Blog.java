package dev.hopdb.runtime.blog;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** A database with {@code schema.sql}, one for the whole run: each test works in a transaction that is never committed. */
public final class Blog {

    private Blog() {}

    /** A connection in a transaction. Closing it undoes all. */
    public static Connection open() {
        try {
            Connection connection = connect(Made.DATABASE);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database of one's own, for what has to be committed. */
    public static DatabaseAddress fresh() {
        DatabaseAddress database = TestCluster.freshDatabase();
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                InputStream schema = Objects.requireNonNull(Blog.class.getResourceAsStream("schema.sql"))) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    /** A connection with autocommit on, as the driver makes it. */
    public static Connection connect(DatabaseAddress database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.user(), database.password().reveal());
    }

    private static final class Made {
        static final DatabaseAddress DATABASE = fresh();
    }
}
