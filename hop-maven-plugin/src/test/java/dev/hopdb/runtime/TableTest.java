package dev.hopdb.runtime;

import static dev.hopdb.runtime.blog.Users.EMAIL;
import static dev.hopdb.runtime.blog.Users.ROLE;
import static dev.hopdb.runtime.blog.Users.TAGS;
import static dev.hopdb.runtime.blog.Users.USERNAME;
import static dev.hopdb.runtime.blog.Users.USERNAME_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Comments;
import dev.hopdb.runtime.blog.Posts;
import dev.hopdb.runtime.blog.Role;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows written: one, many, upon others; and what stands against it. */
class TableTest {

    private final Connection connection = Blog.open();
    private final Users users = Users.of(connection);
    private final Posts posts = Posts.of(connection);

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @Test
    void insertsARowAndReturnsWhatTheServerAdded() {
        Users.Row alice = users.insert(USERNAME.to("alice"), EMAIL.to(null));

        assertThat(alice.id()).isPositive();
        assertThat(alice.role()).isEqualTo(Role.MEMBER);
        assertThat(alice.settings()).isEqualTo("{}");
        assertThat(alice.initial()).isEqualTo("a");
        assertThat(alice.email()).isNull();
        assertThat(users.one()).isEqualTo(alice);
    }

    @Test
    void insertsManyByOneStatementFromAnyObjects() {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();

        int inserted = users.insertAll(
                numbers,
                USERNAME.from(n -> "user " + n),
                EMAIL.from(n -> n % 2 == 0 ? null : n + "@example.org"),
                ROLE.from(n -> n == 0 ? Role.ADMIN : Role.MEMBER),
                TAGS.from(n -> n == 1 ? List.of() : List.of("tag " + n, "\"{},\\")));

        assertThat(inserted).isEqualTo(1000);
        assertThat(users.where(EMAIL.isNull()).count()).isEqualTo(500);
        assertThat(users.where(USERNAME.eq("user 1")).one().tags()).isEmpty();
        assertThat(users.where(USERNAME.eq("user 999")).one().tags()).containsExactly("tag 999", "\"{},\\");
        assertThat(users.insertAll(List.<Integer>of(), USERNAME.from(n -> "user " + n)))
                .isZero();
        assertThat(users.insertAllReturning(List.of("x", "y"), USERNAME.from(name -> name)))
                .extracting(Users.Row::username)
                .containsExactly("x", "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.upsertAll(USERNAME_KEY, numbers))
                .withMessage("rows for public.users have no column to write");
    }

    @Test
    void insertsRowsAsTheyStandTheirIdentityIncluded() {
        List<Users.Row> rows = users.insertAllReturning(List.of("alice", "bob"), USERNAME.from(name -> name));
        users.everywhere().delete();

        assertThat(users.insertAll(rows)).isEqualTo(2);
        assertThat(users.orderBy(Users.ID.asc()).list()).isEqualTo(rows);
        users.everywhere().delete();
        assertThat(users.insert(rows.get(1))).isEqualTo(rows.get(1));
        assertThat(users.insertAllReturning(List.of(rows.get(0)))).containsExactly(rows.get(0));
    }

    @Test
    void insertsOrUpdatesByAKey() {
        Users.Row alice = users.insert(USERNAME.to("alice"));

        Users.Row again = users.upsert(USERNAME_KEY, USERNAME.to("alice"), EMAIL.to("alice@example.org"));
        assertThat(again.id()).isEqualTo(alice.id());
        assertThat(again.email()).isEqualTo("alice@example.org");
        assertThat(users.upsert(USERNAME_KEY, USERNAME.to("alice"))).isEqualTo(again);
        assertThat(users.upsert(USERNAME_KEY, USERNAME.to("bob")).username()).isEqualTo("bob");
        assertThat(users.count()).isEqualTo(2);
    }

    @Test
    void insertsOrUpdatesManyByAKey() {
        users.insert(USERNAME.to("alice"));

        int written = users.upsertAll(
                USERNAME_KEY,
                List.of("alice", "bob"),
                USERNAME.from(name -> name),
                EMAIL.from(name -> name + "@example.org"));

        assertThat(written).isEqualTo(2);
        assertThat(users.select(EMAIL).orderBy(USERNAME.asc()).list())
                .containsExactly("alice@example.org", "bob@example.org");
    }

    @Test
    void insertsOnlyWhatIsNotThere() {
        assertThat(users.insertIfAbsent(USERNAME.to("alice")))
                .map(Users.Row::username)
                .contains("alice");
        assertThat(users.insertIfAbsent(USERNAME.to("alice"))).isEmpty();
    }

    @Test
    void updatesAndDeletesTheRowsOfASet() {
        users.insertAll(List.of("alice", "bob"), USERNAME.from(name -> name));

        assertThat(users.where(USERNAME.eq("alice")).update(USERNAME.to("amy"), ROLE.to(Role.ADMIN)))
                .isEqualTo(1);
        assertThat(users.admins().updateReturning(EMAIL.to("amy@example.org")))
                .extracting(Users.Row::email)
                .containsExactly("amy@example.org");
        assertThat(users.where(USERNAME.eq("bob")).deleteReturning())
                .extracting(Users.Row::username)
                .containsExactly("bob");
        assertThat(users.where(USERNAME.eq("bob")).delete()).isZero();
        assertThat(users.count()).isEqualTo(1);
    }

    @Test
    void refusesToChangeAllRowsUnlessAllAreMeant() {
        users.insertAll(List.of("alice", "bob"), USERNAME.from(name -> name));

        assertThatIllegalStateException()
                .isThrownBy(users::delete)
                .withMessage("delete() of all rows of public.users was asked for, and nothing says that all are meant."
                        + " Say which with where(…), or everywhere().delete(…)");
        assertThatIllegalStateException()
                .isThrownBy(() -> users.update(ROLE.to(Role.ADMIN)))
                .withMessageContaining("update() of all rows of public.users");
        assertThatIllegalStateException().isThrownBy(() -> users.where().delete());
        assertThatIllegalStateException()
                .isThrownBy(() -> users.admins().or(users).delete());
        assertThatIllegalStateException().isThrownBy(users::deleteReturning);
        assertThat(users.count()).isEqualTo(2);
        assertThat(users.everywhere().update(ROLE.to(Role.ADMIN))).isEqualTo(2);
        assertThat(users.everywhere().where(USERNAME.eq("bob")).delete()).isEqualTo(1);
        assertThat(users.everywhere().delete()).isEqualTo(1);
    }

    @Test
    void findsARowByItsPrimaryKeyWhateverElseChanged() {
        Users.Row alice = users.insert(USERNAME.to("alice"));
        users.insert(USERNAME.to("bob"));

        users.only(alice).update(USERNAME.to("amy"));

        assertThat(users.contains(alice)).isTrue();
        assertThat(users.admins().contains(alice)).isFalse();
        assertThat(users.only(alice).one().username()).isEqualTo("amy");
        Comments comments = Comments.of(connection);
        Posts.Row post = posts.insert(Posts.AUTHOR_ID.to(alice.id()), Posts.TITLE.to("one"));
        Comments.Row first = comments.insert(new Comments.Row(post.id(), 1, null, null, "hm"));
        comments.insert(new Comments.Row(post.id(), 2, null, null, "hm"));
        assertThat(comments.only(first).delete()).isEqualTo(1);
        assertThat(comments.contains(first)).isFalse();
    }

    @Test
    void namesStateConstraintAndRelationOfAnError() throws SQLException {
        Users.Row alice = users.insert(USERNAME.to("alice"));
        Posts.Row post = posts.insert(Posts.AUTHOR_ID.to(alice.id()), Posts.TITLE.to("one"));

        assertFailure("23505", "users_username_key", "public.users", () -> users.insert(USERNAME.to("alice")));
        assertFailure("23505", "users_pkey", "public.users", () -> users.insert(alice));
        assertFailure(
                "23514", "email_check", "public.users", () -> users.insert(USERNAME.to("bob"), EMAIL.to("no mail")));
        assertFailure(
                "23514",
                "posts_views_check",
                "public.posts",
                () -> posts.only(post).update(Posts.VIEWS.plus(-1)));
        assertFailure(
                "23503",
                "posts_author_id_fkey",
                "public.posts",
                () -> posts.insert(Posts.AUTHOR_ID.to(-1L), Posts.TITLE.to("two")));
        assertFailure(
                "23503",
                "posts_author_id_fkey",
                "public.users",
                () -> users.only(alice).delete());
        assertFailure("23502", null, "public.users", () -> users.insert(EMAIL.to("a@example.org")));
        assertFailure("428C9", null, "public.users", () -> users.insert(USERNAME.to("bob"), Users.INITIAL.to("x")));
    }

    @Test
    void saysInWhichStatementWithoutTheValuesOfItsParameters() throws SQLException {
        users.insert(USERNAME.to("alice"));

        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> users.insert(USERNAME.to("alice"), EMAIL.to("secret@example.org")))
                .withMessageContaining("public.users: ERROR: duplicate key")
                .withMessageContaining(
                        "SQL state 23505 in: INSERT INTO \"public\".\"users\" AS t0 (\"username\", \"email\")")
                .withMessageNotContaining("secret")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void setsTheDefaultsOfARowWithoutAnyValue() {
        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(users::insert)
                .withMessageContaining("INSERT INTO \"public\".\"users\" AS t0 DEFAULT VALUES");
    }

    private void assertFailure(String state, String constraint, String relation, Runnable action) throws SQLException {
        var before = connection.setSavepoint();
        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(action::run)
                .satisfies(failure -> {
                    assertThat(failure.sqlState()).isEqualTo(state);
                    assertThat(failure.constraint().orElse(null)).isEqualTo(constraint);
                    assertThat(failure.relation()).isEqualTo(relation);
                });
        connection.rollback(before);
    }
}
