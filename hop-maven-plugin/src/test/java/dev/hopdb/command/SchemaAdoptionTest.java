package dev.hopdb.command;

import static dev.hopdb.command.ProjectBeforeHop.choice;
import static dev.hopdb.command.ProjectBeforeHop.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that begin with a database whose schema is all that is known of it. */
class SchemaAdoptionTest {

    @TempDir
    Path temporary;

    private ProjectBeforeHop shop;

    @BeforeEach
    void makeAProjectWithAnOrigin() {
        shop = ProjectBeforeHop.in(temporary);
    }

    @Test
    void takesASchemaAsItStandsWithTheRowsOfNamedTables() {
        shop.create(shop.production());
        query(shop.production(), """
                CREATE TABLE country (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, twice text
                    GENERATED ALWAYS AS (name || name) STORED);
                CREATE TABLE person (id int PRIMARY KEY, country int REFERENCES country, born date);
                INSERT INTO country (name) VALUES ('Ÿ\\land'), (E'two\\tlines\\n');
                INSERT INTO person VALUES (1, 1, '1999-12-31')""");
        shop.init(choice(false, "country"));
        Developer ada = shop.developer();
        String fresh = TestCluster.freshName("fresh");
        for (String target : List.of(shop.production(), fresh)) {
            ada.upgrade(target, Optional.empty());
            assertThat(query(target, "SELECT string_agg(name, '|' ORDER BY id) FROM country"))
                    .isEqualTo("Ÿ\\land|two\tlines\n");
        }
        assertThat(query(fresh, "INSERT INTO country (name) VALUES ('x') RETURNING id"))
                .isEqualTo("3");
        assertThat(query(fresh, "SELECT count(*) FROM person")).isEqualTo("0");

        String other = TestCluster.freshName("other");
        TestCluster.query(TestCluster.address(), "CREATE DATABASE %s TEMPLATE %s".formatted(other, fresh));
        query(other, "DROP SCHEMA hop CASCADE");
        query(other, "ALTER TABLE person ALTER born TYPE timestamptz");
        assertThat(Refusal.of(() -> ada.upgrade(other, Optional.empty())).report())
                .contains("Target " + other + " is not what release 0.1.0 makes")
                .contains("column born is timestamptz, should be date");
    }

    @Test
    void refusesADatabaseOfNobodyOrOfAnotherProject() {
        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .contains("There is no database " + shop.production());
        shop.create(shop.production());
        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .contains("Database " + shop.production() + " is empty");
        query(shop.production(), "CREATE TABLE users (id int)");
        assertThat(Refusal.of(() -> shop.init(choice(true, "nobody"))).report()).contains("There is no table nobody");
        shop.init(choice(false));
        shop.developer().upgrade(shop.production(), Optional.empty());
        assertThat(Refusal.of(() -> shop.initAnother(choice(false))).report())
                .contains("Database " + shop.production() + " belongs to a hop project already");
    }

    @Test
    void takesOwnersPrivilegesAndCommentsAndTheRolesThatTheyName() {
        String app = TestCluster.role(shop.production(), "").user();
        String reader = TestCluster.role(shop.production(), "").user();
        shop.create(shop.production());
        TestCluster.run(shop.production(), """
                CREATE SCHEMA desk AUTHORIZATION %1$s;
                CREATE TABLE desk.note (id serial PRIMARY KEY, text varchar(9));
                ALTER TABLE desk.note OWNER TO %1$s;
                COMMENT ON COLUMN desk.note.text IS 'Short.';
                GRANT SELECT (text), INSERT ON desk.note TO %2$s;
                REVOKE DELETE ON desk.note FROM %1$s;
                CREATE POLICY short ON desk.note TO %2$s USING (length(text) < 5);
                CREATE VIEW desk.notes AS SELECT text FROM desk.note;
                ALTER VIEW desk.notes OWNER TO %1$s;
                CREATE FUNCTION desk.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
                REVOKE ALL ON FUNCTION desk.one() FROM PUBLIC;
                ALTER DEFAULT PRIVILEGES FOR ROLE %1$s IN SCHEMA desk GRANT SELECT ON TABLES TO %2$s;
                """.formatted(app, reader));

        shop.init(choice(false));

        assertThat(shop.git("show", "ho-prod:.hop/cluster.sql"))
                .contains("CREATE ROLE %s NOLOGIN;".formatted(app), "CREATE ROLE %s NOLOGIN;".formatted(reader))
                .doesNotContain(" LOGIN", "PASSWORD", "secret");
        String fresh = TestCluster.freshName("fresh");
        Developer ada = shop.developer();
        ada.upgrade(fresh, Optional.empty());
        ada.upgrade(shop.production(), Optional.empty());
        for (String target : List.of(fresh, shop.production())) {
            ada.drift(target, new FindDrift.Options(true, true));
            assertThat(ada.console().lines()).as(target).endsWith(target + " is what 0.1.0 makes");
        }
        assertThat(query(fresh, "SELECT tableowner FROM pg_tables WHERE tablename = 'note'"))
                .isEqualTo(app);
        assertThat(shop.scratch()).isEqualTo("0");
    }

    @Test
    void refusesASchemaThatCannotBeBuiltFromNothing() {
        shop.create(shop.production());
        TestCluster.run(shop.production(), """
                CREATE TYPE cents;
                CREATE FUNCTION cents_in(cstring) RETURNS cents LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
                CREATE FUNCTION cents_out(cents) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
                CREATE TYPE cents (input = cents_in, output = cents_out, like = integer);
                CREATE TABLE price (amount cents);
                """);

        String report = Refusal.of(() -> shop.init(choice(false))).report();

        assertThat(report)
                .startsWith("The first release cannot be built from nothing: ")
                .contains("Patches/0-adopted/0001_schema.sql", "type \"public.cents\" is only a shell")
                .contains("or drop from the", "mvn hop:init -Dhop.target=" + shop.production())
                .endsWith("Nothing was written or published, and the database was only read.");
        assertThat(shop.git("ls-remote", "origin")).doesNotContain("ho-prod");
        assertThat(shop.git("status", "--porcelain")).doesNotContain(".hop/config");
        assertThat(shop.scratch()).isEqualTo("0");
    }

    @Test
    void refusesWhatTheFirstReleaseWouldNotMakeUnlessItIsAccepted() {
        shop.create(shop.production());
        TestCluster.run(shop.production(), """
                CREATE TABLE country (id int PRIMARY KEY);
                CREATE TABLE person (country int CONSTRAINT home REFERENCES country);
                ALTER TABLE person DISABLE TRIGGER ALL;
                """);
        String difference =
                "table public.person: constraint home: its triggers are switched off, should be switched on";

        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .isEqualTo("""
                The first release would not make all that is in %1$s: %2$s
                  Why: developers, tests and new databases would work with something else than %1$s
                  Fix: change the database where it should be otherwise; or write down that it may differ so:
                       mvn hop:init -Dhop.target=%1$s -Dhop.acceptDifferences
                Nothing was written or published, and the database was only read.""".formatted(shop.production(), difference));
        assertThat(shop.git("ls-remote", "origin")).doesNotContain("ho-prod");

        shop.init(new ExistingDatabase.Choice(new Version(0, 1, 0), false, "", List.of(), true));

        assertThat(shop.git("show", "ho-prod:.hop/adopted.toml")).contains('"' + difference + '"');
        Developer ada = shop.developer();
        ada.upgrade(shop.production(), Optional.empty());
        ada.drift(shop.production(), new FindDrift.Options(false, true));
        assertThat(ada.console().lines()).contains("3/3 Compare no difference, and 1 accepted");
        TestCluster.run(shop.production(), "DROP TABLE person");
        ada.drift(shop.production(), new FindDrift.Options(false, false));
        assertThat(ada.console().lines()).contains("table public.person is missing");
    }
}
