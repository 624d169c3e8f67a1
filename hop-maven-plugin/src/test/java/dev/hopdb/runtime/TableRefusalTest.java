package dev.hopdb.runtime;

import static dev.hopdb.runtime.blog.Users.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
                .withMessage("everywhere() means all rows of public.users, and was asked of a set that a condition constrains."
                        + " Leave it out to change the rows of that set, or ask the whole table for it");
        assertThatIllegalStateException()
                .isThrownBy(() -> users.everywhere().where(USERNAME.eq("bob")).everywhere());
        assertThatIllegalStateException().isThrownBy(() -> users.not().everywhere());
        assertThat(users.where().everywhere().everywhere().delete()).isEqualTo(2);
    }
}
