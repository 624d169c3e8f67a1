package dev.hopdb.runtime.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests as a user would write them, on a database as hop:database hands it over. */
@ExtendWith(DatabaseExtension.class)
class DatabaseExtensionTest {

    private static final String URL = "hop.test.url";
    private static final String USER = "hop.test.user";

    /** Copies of tests that have ended. */
    private static final AtomicReference<String> LAST_COPY = new AtomicReference<>();

    private static DatabaseAddress tested;

    @BeforeAll
    static void asHopDatabaseHandsItOver() {
        tested = Blog.fresh();
        System.setProperty(URL, tested.url() + "?password=" + tested.password().reveal());
        System.setProperty(USER, tested.user());
    }

    @AfterAll
    static void handBack() {
        System.clearProperty(URL);
        System.clearProperty(USER);
    }

    @RepeatedTest(2)
    void findsTheTestedStateWhateverATestBeforeHasDone(Connection connection) throws SQLException {
        Users users = Users.of(connection);
        assertThat(users.isEmpty()).isTrue();

        users.insert(Users.USERNAME.to("alice"));
        assertThat(users.count()).isEqualTo(1);
        connection.rollback();
        users.insert(Users.USERNAME.to("alice"));
    }

    @RepeatedTest(2)
    void hasADatabaseOfItsOwnInWhichItMayCommit(@OwnDatabase Connection connection) throws SQLException {
        Users users = Users.of(connection);
        assertThat(users.isEmpty()).isTrue();
        users.insert(Users.USERNAME.to("alice"));

        try (Connection other = DriverManager.getConnection(
                connection.getMetaData().getURL(),
                tested.user(),
                tested.password().reveal())) {
            assertThat(Users.of(other).count()).isEqualTo(1);
        }
        String before = LAST_COPY.getAndSet(connection.getCatalog());
        if (before != null) {
            assertThat(exists(before)).isEqualTo("f");
        }
    }

    @Test
    void takesBothKindsAtOnce(Connection shared, @OwnDatabase Connection own, @OwnDatabase Connection another)
            throws SQLException {
        assertThat(List.of(shared.getCatalog(), own.getCatalog(), another.getCatalog(), databaseOf(tested)))
                .doesNotHaveDuplicates();
        Users.of(own).insert(Users.USERNAME.to("alice"));
        assertThat(Users.of(another).isEmpty()).isTrue();
        assertThat(Users.of(shared).isEmpty()).isTrue();
    }

    @Test
    void refusesToCommitWhatIsRolledBack(Connection connection) throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(connection::commit)
                .withMessage(
                        "commit() was called in a test whose work is rolled back%n  Why: the next test would find it%n  Fix: ask for a database of its own: @OwnDatabase Connection"
                                .formatted());
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connection.setAutoCommit(true))
                .withMessageStartingWith("setAutoCommit() was called");
        connection.setAutoCommit(false);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connection.createStatement().execute("SELECT nothing FROM nowhere"))
                .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("42P01"));
    }

    @Test
    void saysWhoStandsInTheWayOfACopy() throws SQLException {
        DatabaseAddress inUse = TestCluster.freshDatabase();
        try (Connection session = Blog.connect(inUse)) {
            assertThat(session.isValid(1)).isTrue();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> serverOf(inUse).copy())
                    .withMessage(
                            "Database %s cannot be copied%n  Why: somebody is connected to it%n  Fix: connect by the parameters of DatabaseExtension, not to hop.test.url"
                                    .formatted(databaseOf(inUse)));
        }
    }

    @Test
    void worksInTheTestedDatabaseItselfWithARoleThatMayMakeNone() throws SQLException {
        DatabaseAddress limited = TestCluster.role(databaseOf(tested), "");
        TestServer server = serverOf(limited);

        try (Fork fork = Fork.of(server);
                Connection connection = fork.connect()) {
            assertThat(connection.getCatalog()).isEqualTo(databaseOf(tested));
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(server::copy)
                .withMessage(
                        "Database %s cannot be copied%n  Why: the role may not create databases%n  Fix: ALTER ROLE \"%s\" CREATEDB"
                                .formatted(databaseOf(tested), limited.user()));
    }

    @Test
    void saysThatMavenMakesTheDatabase() {
        String url = System.clearProperty(URL);
        try {
            assertThatIllegalStateException()
                    .isThrownBy(TestServer::configured)
                    .withMessage(
                            "hop.test.url is not set%n  Why: hop:database makes the database for tests, in a Maven build%n  Fix: mvn test"
                                    .formatted());
        } finally {
            System.setProperty(URL, url);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> new TestServer("jdbc:other", null, null).copy())
                .withMessage("hop.test.url is jdbc:other, and a URL is jdbc:postgresql://<host>:<port>/<database>");
    }

    private static TestServer serverOf(DatabaseAddress address) {
        return new TestServer(address.url(), address.user(), address.password().reveal());
    }

    private static String databaseOf(DatabaseAddress address) {
        return PostgresServer.databaseOf(address).text();
    }

    private static String exists(String database) {
        return TestCluster.query(
                tested, "SELECT count(*) > 0 FROM pg_database WHERE datname = '%s'".formatted(database));
    }
}
