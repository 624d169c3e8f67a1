package dev.hopdb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Comments;
import dev.hopdb.runtime.blog.Posts;
import dev.hopdb.runtime.blog.Role;
import dev.hopdb.runtime.blog.Routines;
import dev.hopdb.runtime.blog.Users;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions and procedures, as generated classes call them. */
class SqlTest {

    private final Connection connection = Blog.open();

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @Test
    void callsAFunctionAndItsOverload() {
        assertThat(Routines.shout(connection, "hey")).isEqualTo("HEY");
        assertThat(Routines.shout(connection, "hey", 2)).isEqualTo("HEYHEY");
        assertThat(Routines.shout(connection, null)).isNull();
    }

    @Test
    void readsASetATableAndVariadicArguments() {
        Users.of(connection).insertAll(List.of("alice", "bob"), Users.USERNAME.from(name -> name));

        assertThat(Routines.numbers(connection, 3)).containsExactly(1, 2, 3);
        assertThat(Routines.total(connection, List.of(1, 2, 3))).isEqualTo(6L);
        assertThat(Routines.rolesInUse(connection)).containsExactly(new Routines.RolesInUse(Role.MEMBER, 2L));
        try (Stream<Integer> numbers =
                Sql.function("public", "numbers").with(Type.INTEGER, 5000).stream(connection, Type.INTEGER)) {
            assertThat(numbers.mapToInt(n -> n).sum()).isEqualTo(5000 * 5001 / 2);
        }
    }

    @Test
    void callsProceduresAndReadsWhatTheyHandBack() {
        Users users = Users.of(connection);
        Users.Row alice = users.insert(Users.USERNAME.to("alice"));
        Posts.Row post = Posts.of(connection).insert(Posts.AUTHOR_ID.to(alice.id()), Posts.TITLE.to("one"));
        Comments comments = Comments.of(connection);
        comments.insert(new Comments.Row(post.id(), 1, null, null, "hm"));

        assertThat(Routines.renameAll(connection, "!", null, null)).isEqualTo(new Routines.RenameAll(1, "!"));
        assertThat(users.one().username()).isEqualTo("alice!");
        Routines.forgetAll(connection);
        assertThat(comments.isEmpty()).isTrue();
    }

    @Test
    void callsAFunctionWhoseResultHasAColumnOfAnyName() throws SQLException {
        run(
                "CREATE FUNCTION fg(OUT f integer, OUT g integer) LANGUAGE sql AS 'SELECT 1, 2';"
                        + " CREATE FUNCTION fgs() RETURNS TABLE (fgs integer, f integer) LANGUAGE sql AS 'VALUES (1, 2), (3, 4)'");
        Type<List<Object>> pair =
                Type.composite("public", "pair", Arrays::asList, List::toArray, Type.INTEGER, Type.INTEGER);

        assertThat(Sql.function("public", "fg").one(connection, pair)).containsExactly(1, 2);
        assertThat(Sql.function("public", "fgs").list(connection, pair)).containsExactly(List.of(1, 2), List.of(3, 4));
        try (Stream<List<Object>> rows = Sql.function("public", "fgs").stream(connection, pair)) {
            assertThat(rows).containsExactly(List.of(1, 2), List.of(3, 4));
        }
    }

    @Test
    void saysWhichRoutineFailed() {
        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> Sql.function("public", "none").one(connection, Type.TEXT))
                .satisfies(failure -> {
                    assertThat(failure.relation()).isEqualTo("public.none");
                    assertThat(failure.sqlState()).isEqualTo("42883");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23505 | users_key | doppelter Schlüsselwert verletzt Unique-Constraint »users_key«",
                "23503 | posts_fkey | Einfügen in Tabelle »posts« verletzt Fremdschlüssel-Constraint »posts_fkey«",
                "23514 | email_check | neue Zeile für Relation »users« verletzt Check-Constraint »email_check«",
                "23505 | users_key | la valeur viole la contrainte unique «\u00a0users_key\u00a0»",
                "23503 | posts_fkey | l''insertion dans la table «\u202fposts\u202f» viole «\u202fposts_fkey\u202f»",
                "23503 | posts_fkey | inserción en la tabla «posts» viola la llave foránea «posts_fkey»",
                "23505 | odd«name | doppelter Schlüsselwert verletzt Unique-Constraint »odd«name«",
                "23505 | a\"b | duplicate key value violates unique constraint \"a\"b\""
            })
    void namesTheConstraintInTheLanguageOfTheServer(String state, String constraint, String message)
            throws SQLException {
        run("CREATE FUNCTION fail() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = '"
                + message.replace("'", "''") + "', ERRCODE = '" + state + "'; END $$");

        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> Sql.function("public", "fail").run(connection))
                .satisfies(failure -> {
                    assertThat(failure.sqlState()).isEqualTo(state);
                    assertThat(failure.constraint()).contains(constraint);
                });
    }

    @Test
    void wantsOneRowWhereOneIsAskedFor() {
        Sql three = Sql.function("public", "numbers").with(Type.INTEGER, 3);

        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> three.one(connection, Type.INTEGER))
                .withMessageContaining("exactly one row was asked for, and 3 are there");
    }

    @Test
    void quotesTheNameAndTakesArgumentsForCallsOnly() {
        assertThat(Sql.function("odd\"schema", "f(").with(Type.INTEGER, 1).text())
                .isEqualTo("SELECT \"odd\"\"schema\".\"f(\"(?::\"pg_catalog\".\"int4\")");
        assertThatIllegalStateException()
                .isThrownBy(() -> Users.of(connection).toSql().with(Type.TEXT, "x"))
                .withMessageStartingWith("only a call takes arguments, and this is: SELECT");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
