package dev.hopdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.TestCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that PostgreSQL takes, of which classes would not compile if names were taken as they are. */
@EveryServer
class AwkwardSchemasTest {

    private final DatabaseAddress database = TestCluster.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void tellsParametersWithoutNamesApart() throws SQLException {
        Compiled compiled = compiled("""
                CREATE FUNCTION minus(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 - $2';
                CREATE FUNCTION two(OUT integer, OUT integer) LANGUAGE sql AS 'SELECT 1, 2';
                CREATE PROCEDURE swap(INOUT integer, INOUT integer) LANGUAGE sql AS 'SELECT $2, $1';
                """, """
                return Routines.minus(connection, 5, 3) + " " + Routines.two(connection) + " " + Routines.swap(connection, 1, 2);
                """);

        assertThat(run(compiled)).isEqualTo("2 Two[unnamed=1, unnamed_2=2] Swap[unnamed=2, unnamed_2=1]");
    }

    @Test
    void letsNoNameEndACommentOrBeAnEscape() throws SQLException {
        Compiled compiled = compiled("""
                CREATE SCHEMA "s*/\\users";
                CREATE TABLE "a*/b" (id integer PRIMARY KEY, "n*/ }" integer, CONSTRAINT "u*/ }" UNIQUE ("n*/ }"));
                CREATE TABLE "c:\\users_x" (id integer PRIMARY KEY, "a*/" integer REFERENCES "a*/b",
                    CONSTRAINT "\\u002a/ {@link" UNIQUE ("a*/"));
                CREATE FUNCTION "s*/\\users"."f*/\\users"(OUT a integer, OUT b integer) LANGUAGE sql AS 'SELECT 1, 2';
                INSERT INTO "a*/b" VALUES (1, 2);
                INSERT INTO "c:\\users_x" VALUES (3, 1);
                """, """
                return CUsersX.of(connection).a().list() + " " + AB.of(connection).cUsersX().list() + " "
                        + com.acme.s_users.Routines.fUsers(connection);
                """);

        assertThat(run(compiled)).isEqualTo("[Row[id=1, n=2]] [Row[id=3, a=1]] FUsers[a=1, b=2]");
    }

    @Test
    void keepsConstantsApartFromClassesOfTheSameName() throws SQLException {
        Compiled compiled = compiled("""
                CREATE TYPE e AS ENUM ('e', 'f');
                CREATE TABLE a (id integer PRIMARY KEY);
                CREATE TABLE "1" ("1" integer PRIMARY KEY REFERENCES a);
                CREATE TABLE t1 (t1 integer PRIMARY KEY, a integer UNIQUE REFERENCES a, e e);
                CREATE TYPE c AS (t1 t1[], "1" "1", e e);
                CREATE FUNCTION g("1" "1", OUT a a[], OUT e e) LANGUAGE sql AS $$SELECT ARRAY[ROW(1)]::a[], 'f'::e$$;
                INSERT INTO a VALUES (1);
                INSERT INTO t1 VALUES (2, 1, 'e');
                """, """
                return T1.of(connection).where(T1.A_.eq(1)).a().list() + " " + A.of(connection).t1().list() + " " + E.E_.label();
                """);

        assertThat(run(compiled)).isEqualTo("[Row[id=1]] [Row[t1=2, a=1, e=E_]] e");
    }

    @Test
    void readsNullOfADomainWithoutNullsFromAnOuterJoin() throws SQLException {
        Compiled compiled = compiled("""
                CREATE DOMAIN quantity AS integer NOT NULL;
                CREATE TABLE orders (id integer PRIMARY KEY, qty quantity);
                CREATE VIEW ordered AS SELECT u.id, o.qty FROM (VALUES (1)) AS u (id) LEFT JOIN orders o USING (id);
                """, """
                return Ordered.of(connection).list() + " " + Orders.of(connection).list();
                """);

        assertThat(run(compiled)).isEqualTo("[Row[id=1, qty=null]] []");
    }

    @Test
    void readsRowsOfARelationThatHasNoClassAsText() throws SQLException {
        Compiled compiled = compiled("""
                DO $$BEGIN EXECUTE 'CREATE TABLE wide ('
                    || (SELECT string_agg(format('c%s integer', i), ', ' ORDER BY i) FROM generate_series(1, 255) i) || ')'; END$$;
                INSERT INTO wide (c1) VALUES (7);
                CREATE TABLE kept (id integer, was wide);
                CREATE FUNCTION all_wide() RETURNS SETOF wide LANGUAGE sql AS 'SELECT * FROM wide';
                INSERT INTO kept SELECT 1, w FROM wide w;
                """, """
                java.util.List<String> all = Routines.allWide(connection);
                return all + " " + Kept.of(connection).list();
                """);

        String row = "(7" + ",".repeat(254) + ")";
        assertThat(run(compiled)).isEqualTo("[%1$s] [Row[id=1, was=%1$s]]".formatted(row));
    }

    private Compiled compiled(String schema, String program) {
        Sources sources = Generator.sources(Schemas.made(database, schema), "com.acme", name -> false);
        Compiled compiled = Compiled.in(folder, sources, Map.of("com/acme/Program.java", """
                package com.acme;

                public final class Program {
                    public static String run(java.sql.Connection connection) {
                        %s    }
                }
                """.formatted(program)));
        assertThat(compiled.failuresAgainst(database)).isEmpty();
        return compiled;
    }

    private Object run(Compiled compiled) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                database.url(), database.user(), database.password().reveal())) {
            return compiled.call("com.acme.Program", "run", new Class<?>[] {Connection.class}, connection);
        }
    }
}
