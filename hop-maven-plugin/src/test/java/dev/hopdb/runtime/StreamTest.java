package dev.hopdb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Users;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that come as they are read. */
class StreamTest {

    private final Connection connection = Blog.open();
    private final Users users = Users.of(connection);

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @Test
    void readsAllRowsThroughACursorThatIsGoneAfterTheLast() {
        insert(2500);

        Stream<Users.Row> rows = users.stream();
        assertThat(rows.mapToLong(Users.Row::id).distinct().count()).isEqualTo(2500);
        assertThat(openCursors()).isZero();
    }

    @Test
    void fetchesAThousandRowsAtATimeAndStopsWhenClosed() {
        insert(2500);

        try (Stream<Users.Row> rows = users.stream()) {
            Iterator<Users.Row> one = rows.iterator();
            assertThat(one.next().username()).isNotNull();
            assertThat(openCursors()).isEqualTo(1);
        }
        assertThat(openCursors()).isZero();
    }

    @Test
    void isRefusedWithAutocommitOnSinceTheDriverWouldLoadAllRows() throws SQLException {
        connection.setAutoCommit(true);

        assertThatIllegalStateException()
                .isThrownBy(users::stream)
                .withMessage(
                        "stream() of public.users was called with autocommit on; PostgreSQL keeps a cursor only inside a"
                                + " transaction, and would send all rows at once. Call connection.setAutoCommit(false) before, or list()");
    }

    @Test
    void leavesTheTransactionToTheCaller() throws SQLException {
        insert(1500);

        try (Stream<Users.Row> rows = users.stream()) {
            Iterator<Users.Row> one = rows.iterator();
            one.next();
            users.where(Users.USERNAME.eq("user 7")).update(Users.EMAIL.to("seven@example.org"));
            connection.rollback();
            assertThatExceptionOfType(RelationException.class)
                    .isThrownBy(() -> one.forEachRemaining(row -> {}))
                    .satisfies(gone -> assertThat(gone.sqlState()).isEqualTo("34000"));
        }
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void doesNotEndEarlyWhenItsStatementIsClosedByAPool() {
        insert(2500);
        List<PreparedStatement> lent = new ArrayList<>();
        Iterator<Users.Row> one = Users.of(lending(lent)).stream().iterator();
        one.next();

        lent.forEach(StreamTest::close); // as pools do when a connection comes back

        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> one.forEachRemaining(row -> {}))
                .satisfies(gone -> assertThat(gone.sqlState()).isEqualTo("55000"))
                .withMessageStartingWith("public.users: This ResultSet is closed.");
    }

    @Test
    void isNotReadOnAfterItIsClosed() {
        insert(2);
        Iterator<Users.Row> one;
        try (Stream<Users.Row> rows = users.stream()) {
            one = rows.iterator();
            one.next();
        }

        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(one::hasNext)
                .withMessageStartingWith("public.users: This ResultSet is closed.");
    }

    @Test
    void staysAtItsEndOnceAllIsRead() {
        insert(1);
        Spliterator<Users.Row> rows = users.stream().spliterator();

        assertThat(rows.tryAdvance(row -> {})).isTrue();
        assertThat(rows.tryAdvance(row -> {})).isFalse();
        assertThat(rows.tryAdvance(row -> {})).isFalse();
    }

    /** The same connection; it keeps its statements, as that of a pool does. */
    private Connection lending(List<PreparedStatement> lent) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(connection, arguments);
                    if (result instanceof PreparedStatement statement) {
                        lent.add(statement);
                    }
                    return result;
                });
    }

    private static void close(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(int rows) {
        users.insertAll(IntStream.range(0, rows).boxed().toList(), Users.USERNAME.from(n -> "user " + n));
    }

    /** Portals of the driver; the one of this very query does not count. */
    private long openCursors() {
        try (var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM pg_cursors WHERE name <> ''")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
