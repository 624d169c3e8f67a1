package dev.hopdb.runtime;

import static dev.hopdb.runtime.blog.Users.CREATED_AT;
import static dev.hopdb.runtime.blog.Users.EMAIL;
import static dev.hopdb.runtime.blog.Users.ID;
import static dev.hopdb.runtime.blog.Users.ROLE;
import static dev.hopdb.runtime.blog.Users.TAGS;
import static dev.hopdb.runtime.blog.Users.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Posts;
import dev.hopdb.runtime.blog.Role;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sets of rows: constrained, combined, and read. */
class RelationTest {

    private final Connection connection = Blog.open();
    private final Users users = Users.of(connection);

    @BeforeEach
    void fourUsers() {
        users.insert(USERNAME.to("alice"), EMAIL.to("alice@example.org"), ROLE.to(Role.ADMIN));
        users.insert(USERNAME.to("bob"), TAGS.to(List.of("new", "two words")));
        users.insert(USERNAME.to("carol"), ROLE.to(Role.READ_ONLY));
        users.insert(USERNAME.to("100%"), EMAIL.to("percent@example.org"), ROLE.to(Role.READ_ONLY));
    }

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @Test
    void constrainsByValueOperatorListNullAndPattern() {
        assertThat(names(users.where(USERNAME.eq("alice")))).containsExactly("alice");
        assertThat(names(users.where(USERNAME.ne("alice")))).containsExactly("100%", "bob", "carol");
        assertThat(names(users.where(USERNAME.ge("bob"), USERNAME.lt("carol")))).containsExactly("bob");
        assertThat(names(users.where(USERNAME.gt("bob")))).containsExactly("carol");
        assertThat(names(users.where(USERNAME.le("alice")))).containsExactly("100%", "alice");
        assertThat(names(users.where(USERNAME.between("alice", "bob")))).containsExactly("alice", "bob");
        assertThat(names(users.where(ROLE.in(Role.ADMIN, Role.MEMBER)))).containsExactly("alice", "bob");
        assertThat(names(users.where(TAGS.in(List.of("new", "two words"), List.of("other")))))
                .containsExactly("bob");
        assertThat(names(users.where(EMAIL.isNull()))).containsExactly("bob", "carol");
        assertThat(names(users.where(EMAIL.isNotNull()))).containsExactly("100%", "alice");
        assertThat(names(users.where(USERNAME.like("%o%")))).containsExactly("bob", "carol");
        assertThat(names(users.where(USERNAME.ilike("ALI%")))).containsExactly("alice");
        assertThat(names(users.where(TAGS.is("@>", List.of("new"))))).containsExactly("bob");
        assertThat(users.where(CREATED_AT.gt(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void takesAnEmptyListForNoRowAndAnyLengthAsOneParameter() {
        assertThat(users.where(USERNAME.in(List.of())).list()).isEmpty();
        assertThat(users.where(TAGS.in(List.<List<String>>of())).list()).isEmpty();
        assertThat(users.where(ID.in(List.of(1L, 2L, 3L))).toSql().parameters()).hasSize(1);
        assertThat(users.where(ID.in(List.of(1L))).toSql().text())
                .isEqualTo(users.where(ID.in(List.of(1L, 2L))).toSql().text());
    }

    @Test
    void refusesAComparisonWithNullAndWhatIsNoOperator() {
        assertThatNullPointerException()
                .isThrownBy(() -> EMAIL.eq(null))
                .withMessage("email is compared with null, which is true of no row: use isNull()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EMAIL.is("= '' OR", "x"))
                .withMessage("'= '' OR' is no operator of PostgreSQL");
    }

    @Test
    void combinesConditions() {
        Condition<Users> aliceOrBob = USERNAME.eq("alice").or(USERNAME.eq("bob"));

        assertThat(names(users.where(aliceOrBob, EMAIL.isNotNull()))).containsExactly("alice");
        assertThat(names(users.where(aliceOrBob.not()))).containsExactly("100%", "carol");
        assertThat(names(users.where(aliceOrBob.and(ROLE.eq(Role.MEMBER))))).containsExactly("bob");
        assertThat(names(users.where(Condition.<Users>all().or(aliceOrBob)))).hasSize(4);
    }

    @Test
    void countsARowWithoutAValueToTheComplement() {
        Users withThatMail = users.where(EMAIL.eq("alice@example.org"));

        assertThat(names(withThatMail.not())).containsExactly("100%", "bob", "carol");
        assertThat(names(users.where(EMAIL.ne("alice@example.org")))).containsExactly("100%");
        assertThat(names(users.minus(withThatMail))).containsExactly("100%", "bob", "carol");
    }

    @Test
    void combinesSetsInOneStatement() {
        Users a = users.where(USERNAME.in("alice", "bob"));
        Users b = users.where(USERNAME.in("bob", "carol"));

        assertThat(names(a.and(b))).containsExactly("bob");
        assertThat(names(a.or(b))).containsExactly("alice", "bob", "carol");
        assertThat(names(a.minus(b))).containsExactly("alice");
        assertThat(names(a.or(b).not())).containsExactly("100%");
        assertThat(names(a.minus(users))).isEmpty();
        assertThat(names(users.not())).isEmpty();
        assertThat(names(a.or(users))).hasSize(4);
        assertThat(a.minus(b).toSql().text()).containsOnlyOnce("SELECT");
    }

    @Test
    void refusesToCombineSetsOfTwoConnections() throws SQLException {
        try (Connection other = Blog.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> users.and(Users.of(other)))
                    .withMessage(
                            "two sets of public.users are on two connections, and one statement runs on one of them");
        }
    }

    @Test
    void readsSomeColumns() {
        assertThat(users.select(USERNAME).orderBy(USERNAME.asc()).limit(1).list())
                .containsExactly("100%");
        Tuple<Users> alice = users.admins().select(USERNAME, EMAIL, ROLE).one();

        assertThat(alice.get(USERNAME)).isEqualTo("alice");
        assertThat(alice.get(ROLE)).isEqualTo(Role.ADMIN);
        assertThat(alice).hasToString("(username=alice, email=alice@example.org, role=ADMIN)");
        assertThat(alice).isEqualTo(users.admins().select(USERNAME, EMAIL, ROLE).one());
        assertThat(alice)
                .hasSameHashCodeAs(users.admins().select(USERNAME, EMAIL, ROLE).one());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.get(ID))
                .withMessage("column id was not selected, only [username, email, role]");
    }

    @Test
    void ordersLimitsAndLeavesOutEqualResults() {
        assertThat(users.orderBy(ROLE.desc(), USERNAME.asc()).list())
                .extracting(Users.Row::username)
                .containsExactly("100%", "carol", "bob", "alice");
        assertThat(users.select(EMAIL).orderBy(EMAIL.asc().nullsFirst()).list())
                .containsExactly(null, null, "alice@example.org", "percent@example.org");
        assertThat(users.select(EMAIL).orderBy(EMAIL.desc().nullsLast()).list())
                .containsExactly("percent@example.org", "alice@example.org", null, null);
        assertThat(users.orderBy(USERNAME.asc()).offset(1).limit(2).list())
                .extracting(Users.Row::username)
                .containsExactly("alice", "bob");
        assertThat(users.select(ROLE).distinct().list())
                .containsExactlyInAnyOrder(Role.ADMIN, Role.MEMBER, Role.READ_ONLY);
        assertThat(users.select(ROLE).distinct().count()).isEqualTo(3);
        assertThat(users.limit(3).list()).hasSize(3);
    }

    @Test
    void readsExactlyOneAndSaysHowManyThereAre() {
        assertThat(users.where(USERNAME.eq("bob")).one().role()).isEqualTo(Role.MEMBER);
        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> users.where(USERNAME.eq("zoe")).one())
                .withMessageContaining("public.users: exactly one row was asked for, and 0 are there")
                .satisfies(none -> assertThat(none.sqlState()).isEqualTo("02000"));
        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(users::one)
                .withMessageContaining("and 4 are there")
                .satisfies(many -> assertThat(many.sqlState()).isEqualTo("21000"));
    }

    @Test
    void readsTheFirstAndCounts() {
        assertThat(users.orderBy(USERNAME.desc()).first())
                .map(Users.Row::username)
                .contains("carol");
        assertThat(users.where(USERNAME.eq("zoe")).first()).isEmpty();
        assertThat(users.select(EMAIL).orderBy(USERNAME.desc()).first()).isEmpty();
        assertThat(users.count()).isEqualTo(4);
        assertThat(users.isEmpty()).isFalse();
        assertThat(users.where(USERNAME.eq("zoe")).isEmpty()).isTrue();
    }

    @Test
    void takesTheValuesOfAQuery() {
        Users.Row alice = users.admins().one();
        Posts posts = Posts.of(connection);
        posts.insert(Posts.AUTHOR_ID.to(alice.id()), Posts.TITLE.to("one"));

        assertThat(names(users.where(ID.in(posts.select(Posts.AUTHOR_ID))))).containsExactly("alice");
        assertThat(names(users.where(
                        ID.in(users.select(ID).orderBy(USERNAME.desc()).limit(2)))))
                .containsExactly("bob", "carol");
    }

    @Test
    void showsItsStatementWithEachValueAsAParameter() {
        Sql sql = users.where(USERNAME.eq("x'; DROP TABLE users; --"), ROLE.ne(Role.ADMIN))
                .toSql();

        assertThat(sql.text())
                .startsWith("SELECT t0.\"id\", t0.\"username\", ")
                .endsWith(" FROM \"public\".\"users\" t0 WHERE (t0.\"username\" = ? AND t0.\"role\" <> ?)");
        assertThat(sql.parameters()).containsExactly("x'; DROP TABLE users; --", Role.ADMIN);
        assertThat(sql).hasToString(sql.text() + " -- x'; DROP TABLE users; --, ADMIN");
        assertThat(users.where(USERNAME.eq("x'; DROP TABLE users; --")).isEmpty())
                .isTrue();
    }

    @Test
    void isNotChangedByWhatIsDerivedFromIt() {
        Users admins = users.admins();
        admins.where(USERNAME.eq("zoe")).or(users).minus(admins);

        assertThat(names(admins)).containsExactly("alice");
        assertThat(users.count()).isEqualTo(4);
    }

    private static List<String> names(Users some) {
        return some.select(USERNAME).orderBy(USERNAME.asc()).list();
    }
}
