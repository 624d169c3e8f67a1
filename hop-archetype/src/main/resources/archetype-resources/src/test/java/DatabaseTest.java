package ${package};

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Each {@code mvn test} finds a database of its own behind {@code hop.test.url}, made from the files checked out. */
class DatabaseTest {

    @Test
    void answers() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version()")) {
            assertTrue(row.next() && row.getString(1).startsWith("PostgreSQL"));
        }
    }

    static Connection connect() throws SQLException {
        // The driver finds the password in the file that hop names for it.
        return DriverManager.getConnection(
                System.getProperty("hop.test.url"), System.getProperty("hop.test.user"), null);
    }
}
