package dev.hopdb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hopdb.runtime.blog.Authors;
import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Comments;
import dev.hopdb.runtime.blog.Posts;
import dev.hopdb.runtime.blog.Role;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From rows to those that they are linked to. */
class NavigationTest {

    private final Connection connection = Blog.open();
    private final Users users = Users.of(connection);
    private final Posts posts = Posts.of(connection);
    private final Comments comments = Comments.of(connection);

    @BeforeEach
    void twoPostsAndAConversation() {
        Users.Row alice = users.insert(Users.USERNAME.to("alice"), Users.ROLE.to(Role.ADMIN));
        Users.Row bob = users.insert(Users.USERNAME.to("bob"));
        users.insert(Users.USERNAME.to("carol"));
        Posts.Row first = posts.insert(Posts.AUTHOR_ID.to(alice.id()), Posts.TITLE.to("first"));
        Posts.Row second =
                posts.insert(Posts.AUTHOR_ID.to(bob.id()), Posts.TITLE.to("second"), Posts.EDITOR_ID.to(alice.id()));
        comments.insert(new Comments.Row(first.id(), 1, bob.id(), null, "question"));
        comments.insert(new Comments.Row(first.id(), 2, alice.id(), 1, "answer"));
        comments.insert(new Comments.Row(second.id(), 1, null, null, "from nobody"));
    }

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @Test
    void followsAForeignKeyBothWays() {
        assertThat(names(posts.where(Posts.TITLE.eq("first")).author())).containsExactly("alice");
        assertThat(titles(users.where(Users.USERNAME.eq("bob")).postsByAuthor()))
                .containsExactly("second");
        assertThat(names(posts.editor())).containsExactly("alice");
        assertThat(titles(users.admins().postsByEditor())).containsExactly("second");
        assertThat(names(posts.author())).containsExactly("alice", "bob");
    }

    @Test
    void returnsTheClassOfTheUserSoThatItsMethodsGoOn() {
        Users admins = posts.author().admins();

        assertThat(names(admins)).containsExactly("alice");
        assertThat(titles(admins.postsByAuthor())).containsExactly("first");
    }

    @Test
    void followsSeveralLevelsInOneStatement() {
        Users whoCommentedOnPostsOfAdmins =
                users.admins().postsByAuthor().comments().author();

        assertThat(names(whoCommentedOnPostsOfAdmins)).containsExactly("alice", "bob");
        assertThat(names(users.where(Users.USERNAME.eq("bob")).comments().post().author()))
                .containsExactly("alice");
        assertThat(whoCommentedOnPostsOfAdmins.toSql().parameters()).containsExactly(Role.ADMIN);
    }

    @Test
    void constrainsByWhatAForeignKeyPointsTo() {
        assertThat(titles(posts.whereAuthor(users.admins()))).containsExactly("first");
        assertThat(titles(posts.whereAuthor(users.admins().not()))).containsExactly("second");
        assertThat(comments.wherePost(posts.whereEditor(users)).list())
                .extracting(Comments.Row::body)
                .containsExactly("from nobody");
        assertThat(comments.whereAuthor(users).not().list())
                .extracting(Comments.Row::body)
                .containsExactly("from nobody");
    }

    @Test
    void followsAKeyOfSeveralColumnsToItself() {
        Comments questions = comments.where(Comments.BODY.eq("question"));

        assertThat(questions.comments().list()).extracting(Comments.Row::body).containsExactly("answer");
        assertThat(questions.comments().parent().list())
                .extracting(Comments.Row::body)
                .containsExactly("question");
        assertThat(comments.whereParent(questions).list())
                .extracting(Comments.Row::body)
                .containsExactly("answer");
        assertThat(questions.parent().isEmpty()).isTrue();
    }

    @Test
    void combinesWithAlgebraUpdatesAndDeletes() {
        Users silent = users.minus(posts.author()).minus(comments.author());
        assertThat(names(silent)).containsExactly("carol");

        assertThat(users.admins().postsByAuthor().update(Posts.VIEWS.plus(3))).isEqualTo(1);
        assertThat(posts.where(Posts.TITLE.eq("first")).one().views()).isEqualTo(3);
        assertThat(posts.where(Posts.TITLE.eq("second")).comments().delete()).isEqualTo(1);
        assertThat(comments.count()).isEqualTo(2);
    }

    @Test
    void followsFromAViewByWhatNoForeignKeySays() {
        Authors busy = Authors.of(connection).where(Authors.POSTS.ge(1L));

        assertThat(busy.orderBy(Authors.USERNAME.asc()).list())
                .extracting(Authors.Row::username)
                .containsExactly("alice", "bob");
        assertThat(titles(posts.where(busy.where(Authors.USERNAME.eq("bob")).matching(Authors.ID, Posts.AUTHOR_ID))))
                .containsExactly("second");
    }

    @Test
    void refusesToConstrainBySetsOnAnotherConnection() throws SQLException {
        try (Connection other = Blog.open()) {
            Users elsewhere = Users.of(other).admins();
            Condition<Posts> linked = elsewhere.matching(Users.ID, Posts.AUTHOR_ID);
            Condition<Posts> here = users.matching(Users.ID, Posts.AUTHOR_ID);

            assertElsewhere(() -> posts.whereAuthor(elsewhere).delete());
            assertElsewhere(() -> posts.where(linked.not()));
            assertElsewhere(() -> posts.where(Posts.VIEWS.gt(1).and(linked)));
            assertElsewhere(() -> posts.where(linked.or(Posts.VIEWS.gt(1))));
            assertElsewhere(() -> posts.where(Posts.AUTHOR_ID.in(elsewhere.select(Users.ID))));
            assertElsewhere(() -> comments.wherePost(posts.where(linked)));
            assertElsewhere(() -> new Posts(connection, linked));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> here.or(linked))
                    .withMessage(
                            "two conditions are made of sets on two connections, and one statement runs on one of them");
            assertThatIllegalArgumentException().isThrownBy(() -> posts.where(here, linked));
        }
        assertThat(titles(posts.where(Posts.AUTHOR_ID.in(users.admins().select(Users.ID)))))
                .containsExactly("first");
    }

    private static void assertElsewhere(ThrowingCallable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessage(
                        "a condition on public.posts is made of a set on another connection, and one statement runs on one"
                                + " of them");
    }

    @Test
    void refusesToMatchTwoColumnsWithOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        comments.matching(List.of(Comments.POST_ID, Comments.NR), List.<Column<Posts, ?>>of(Posts.ID)))
                .withMessage("2 columns cannot match 1");
    }

    private static List<String> names(Users some) {
        return some.select(Users.USERNAME).orderBy(Users.USERNAME.asc()).list();
    }

    private static List<String> titles(Posts some) {
        return some.select(Posts.TITLE).orderBy(Posts.TITLE.asc()).list();
    }
}
