package dev.hopdb.command;

import static dev.hopdb.command.ProjectBeforeHop.choice;
import static dev.hopdb.command.ProjectBeforeHop.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
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
        assertThat(Refusal.of(() -> shop.init(choice(false))).report()).contains("There is no database " + shop.production());
        shop.create(shop.production());
        assertThat(Refusal.of(() -> shop.init(choice(false))).report()).contains("Database " + shop.production() + " is empty");
        query(shop.production(), "CREATE TABLE users (id int)");
        assertThat(Refusal.of(() ->
                                shop.init(choice(true, "nobody")))
                        .report())
                .contains("There is no table nobody");
        shop.init(choice(false));
        shop.developer().upgrade(shop.production(), Optional.empty());
        assertThat(Refusal.of(() -> shop.initAnother(choice(false))).report())
                .contains("Database " + shop.production() + " belongs to a hop project already");
    }
}
