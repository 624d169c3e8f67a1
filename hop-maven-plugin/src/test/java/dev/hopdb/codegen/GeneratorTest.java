package dev.hopdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.CatalogObject;
import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.Fixtures;
import dev.hopdb.catalog.ForeignKey;
import dev.hopdb.catalog.ObjectKind;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.TypeName;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryServer
class GeneratorTest {

    private static final String CONTENT = "SELECT string_agg(t::text, ';' ORDER BY id) FROM every_type t";

    private final DatabaseAddress database = TestCluster.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void makesClassesOfEveryTypeAndNameThatFitTheDatabase() throws SQLException {
        Catalog catalog = Schemas.made(database, Fixtures.everyType());

        Sources sources = Generator.sources(catalog, "com.acme", name -> false);

        Compiled compiled =
                Compiled.in(folder, sources, Map.of("com/acme/Everything.java", Schemas.text("Everything.txt")));
        assertThat(compiled.failuresAgainst(database)).isEmpty();
        Schemas.made(database, Schemas.text("every-value.sql"));
        String before = TestCluster.query(database, CONTENT);
        assertThat(call(compiled, "com.acme.Everything", "writeBack")).isEqualTo(2);
        assertThat(TestCluster.query(database, CONTENT)).isEqualTo(before).contains("CiText", "so so");
        assertThat(call(compiled, "com.acme.Everything", "call").toString())
                .startsWith("1 Row[userId=2, username=bob, eMail=null, role=SO_SO, boss=null, createdAt=")
                .endsWith(
                        "] 1 [1, 2, 3] [Pairs[n=1, square=1], Pairs[n=2, square=4]] Divide[quotient=3, remainder=1] 11 42");
    }

    @Test
    void writesThroughAViewWhereTheServerCan() throws SQLException {
        Catalog catalog = Schemas.made(database, """
                CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, gone bool DEFAULT false);
                CREATE VIEW people AS SELECT id, name, upper(name) AS shout FROM users WHERE NOT gone;
                CREATE VIEW names AS SELECT DISTINCT name FROM users;
                """);

        Sources sources = Generator.sources(catalog, "com.acme", name -> false);

        assertThat(sources.main().get("com/acme/Names.java"))
                .contains("class Names extends Relation<Names, Names.Row>");
        Compiled compiled = Compiled.in(folder, sources, Map.of("com/acme/Through.java", """
                package com.acme;

                public final class Through {
                    public static String view(java.sql.Connection connection) {
                        People people = People.of(connection);
                        People.Row ada = people.insert(People.NAME.to("ada"));
                        people.insert(People.NAME.to("bob"));
                        people.insertAll(java.util.List.of("eve"), People.NAME.from(name -> name));
                        people.where(People.ID.eq(ada.id())).update(People.NAME.to("grace"));
                        people.where(People.NAME.eq("bob")).delete();
                        return ada.shout() + " " + people.orderBy(People.ID.asc()).list();
                    }
                }
                """));
        assertThat(compiled.failuresAgainst(database)).isEmpty();
        assertThat(call(compiled, "com.acme.Through", "view"))
                .isEqualTo("ADA [Row[id=1, name=grace, shout=GRACE], Row[id=3, name=eve, shout=EVE]]");
    }

    @Test
    void noticesADatabaseThatIsAnother() {
        Catalog catalog = Schemas.made(database, Schemas.text("Blog.sql"));
        Compiled compiled = Compiled.in(folder, Generator.sources(catalog, "com.acme", name -> false), Map.of());

        Schemas.made(database, """
                ALTER TABLE posts ALTER title DROP NOT NULL, DROP CONSTRAINT posts_editor_id_fkey;
                ALTER TABLE users DROP CONSTRAINT users_username_key, ALTER id TYPE integer;
                ALTER TYPE role RENAME VALUE 'member' TO 'user';
                """);

        List<String> failures = compiled.failuresAgainst(database);
        assertThat(failures).hasSize(3);
        assertThat(String.join("\n", failures))
                .contains("00004 title \"pg_catalog\".\"text\" not null")
                .contains("foreign key [editor_id] of public.users [id]")
                .contains("unique [username]")
                .contains("\"pg_catalog\".\"int4\"")
                .contains("label user");
        TestCluster.run(database.url().replaceAll(".*/", ""), "DROP TABLE posts");
        assertThat(compiled.failuresAgainst(database))
                .anyMatch(line -> line.contains("the database has no public.posts"));
    }

    @Test
    void leavesRoomForAClassOfTheUsers() throws SQLException {
        Catalog catalog = Schemas.made(database, Schemas.text("Blog.sql"));

        Sources sources = Generator.sources(catalog, "com.acme", "com.acme.Users"::equals);

        assertThat(sources.main())
                .containsKeys("com/acme/UsersRelation.java", "com/acme/Posts.java", "com/acme/Role.java")
                .doesNotContainKey("com/acme/Users.java");
        assertThat(sources.main().get("com/acme/UsersRelation.java"))
                .contains("Who writes here (Table public.users).", "email: text CHECK ((VALUE ~~ '%&#64;%'::text))");
        Compiled compiled = Compiled.in(folder, sources, Map.of("com/acme/Users.java", Schemas.text("Users.txt")));
        assertThat(compiled.failuresAgainst(database)).isEmpty();
        assertThat(call(compiled, "com.acme.Users", "run")).isEqualTo("One by alice, edited by MEMBER");
    }

    @Test
    void givesNamesThatClashTheSameWayEveryTimeAndSaysSo() {
        Catalog catalog = Schemas.made(database, Fixtures.everyType());
        List<CatalogObject> shuffled = new ArrayList<>(catalog.byPath().values());
        Collections.reverse(shuffled);

        Sources sources = Generator.sources(catalog, "com.acme", name -> false);

        assertThat(Generator.sources(new Catalog(shuffled), "com.acme", name -> false))
                .isEqualTo(sources);
        assertThat(sources.notes())
                .contains(
                        "app.User Role: a.b would be another aB, and is aB_4",
                        "app.anything() has no method: Java has no value for record",
                        "app.largest(anyelement,anyelement) has no method: Java has no value for a type of its parameters",
                        "labels of app.mood: SAD would be another SAD, and is SAD_2",
                        "links of public.row: row_row_fkey would be another row_, and is row__2",
                        "schema app: user.role would be another UserRole, and is UserRole_3",
                        "schema public: Con would be another Con, and is Con_3");
    }

    @Test
    void makesNoClassOfWhatDoesNotFitIntoOne() {
        Relation wide = table("wide", 255, List.of());

        Sources sources =
                Generator.sources(new Catalog(List.of(wide, table("last", 254, List.of()))), "", own -> false);

        assertThat(sources.main()).containsOnlyKeys("Last.java");
        assertThat(sources.notes())
                .containsExactly("public.wide has no class: a record of Java has at most 254 values");
        Compiled.in(folder, sources, Map.of());
    }

    @Test
    void ignoresAForeignKeyToWhatHasNoModelAndRefusesOneThatMakesNoSense() {
        ForeignKey toNothing = new ForeignKey("f", List.of("c0"), new QualifiedName("public", "gone"), List.of("id"));
        ForeignKey toNoColumn = new ForeignKey("f", List.of("c0"), new QualifiedName("public", "a"), List.of("id"));

        Generator.sources(new Catalog(List.of(table("a", 1, List.of(toNothing)))), "com.acme", own -> false);

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> Generator.sources(
                        new Catalog(List.of(table("a", 1, List.of(toNoColumn)))), "com.acme", own -> false))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        public.a has no column id, of which f consists
                          Why: a key consists of columns of its own relation
                          Fix: on a patch branch, mvn hop:patch-apply writes .hop/model anew from the database"""));
    }

    private static Relation table(String name, int columns, List<ForeignKey> keys) {
        return new Relation(
                new QualifiedName("public", name),
                ObjectKind.TABLE,
                Optional.empty(),
                IntStream.range(0, columns)
                        .mapToObj(i -> new Column(
                                "c" + i, new TypeName("bigint"), true, Column.Filled.BY_CALLER, Optional.empty()))
                        .toList(),
                List.of(),
                keys,
                false);
    }

    private Object call(Compiled compiled, String className, String method) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                database.url(), database.user(), database.password().reveal())) {
            return compiled.call(className, method, new Class<?>[] {Connection.class}, connection);
        }
    }
}
