package dev.hopdb.runtime;

import static dev.hopdb.runtime.blog.Users.USERNAME;
import static dev.hopdb.runtime.blog.Users.USERNAME_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a table does not write, and says in words. */
class TableRefusalTest {

    private final Connection connection = Blog.open();
    private final Users users = Users.of(connection);

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @Test
    void doesNotWidenAConstrainedSetToAllRows() {
        users.insertAll(List.of("alice", "bob"), USERNAME.from(name -> name));

        assertThatIllegalStateException()
                .isThrownBy(() -> users.admins().everywhere())
                .withMessage(
                        "everywhere() means all rows of public.users, and was asked of a set that a condition constrains."
                                + " Leave it out to change the rows of that set, or ask the whole table for it");
        assertThatIllegalStateException()
                .isThrownBy(() -> users.everywhere().where(USERNAME.eq("bob")).everywhere());
        assertThatIllegalStateException().isThrownBy(() -> users.not().everywhere());
        assertThat(users.where().everywhere().everywhere().delete()).isEqualTo(2);
    }

    @Test
    void refusesAnUpdateWithoutValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.admins().update())
                .withMessage("an update of public.users has no column to write");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.everywhere().updateReturning())
                .withMessage("an update of public.users has no column to write");
    }

    @Test
    void saysThatATriggerInsertedNothing() throws SQLException {
        Users.Row alice = users.insert(USERNAME.to("alice"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION left_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                    + " CREATE TRIGGER left_out BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION left_out()");
        }

        assertNothingInserted(() -> users.insert(USERNAME.to("bob")));
        assertNothingInserted(() -> users.insert(alice));
        assertNothingInserted(() -> users.upsert(USERNAME_KEY, USERNAME.to("alice")));
        assertThat(users.insertIfAbsent(USERNAME.to("bob"))).isEmpty();
    }

    private static void assertNothingInserted(ThrowingCallable call) {
        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(call)
                .withMessageStartingWith("public.users: exactly one row was asked for, and 0 are there")
                .satisfies(none -> assertThat(none.sqlState()).isEqualTo("02000"));
    }
}
