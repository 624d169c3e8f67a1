package ${package};

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hopdb.runtime.junit.DatabaseExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each {@code mvn test} finds a database made from the files checked out. What a test does in it is rolled back after it. */
@ExtendWith(DatabaseExtension.class)
class DatabaseTest {

    @Test
    void answers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version()")) {
            assertTrue(row.next() && row.getString(1).startsWith("PostgreSQL"));
        }
    }
}
