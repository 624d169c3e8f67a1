package dev.hopdb.command;

import static dev.hopdb.command.ProjectBeforeHop.MIGRATIONS;
import static dev.hopdb.command.ProjectBeforeHop.choice;
import static dev.hopdb.command.ProjectBeforeHop.query;
import static dev.hopdb.command.ProjectBeforeHop.tables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that begin with a database of Flyway, whose real runs recorded what is there. */
class FlywayAdoptionTest {

    @TempDir
    Path temporary;

    private ProjectBeforeHop shop;

    @BeforeEach
    void makeAProjectWithAnOrigin() {
        shop = ProjectBeforeHop.in(temporary);
    }

    @Test
    void theNextReleaseAppliesOnTopOfWhatFlywayRan() {
        Map<String, String> scripts = camunda();
        scripts.forEach((name, text) -> shop.commit(MIGRATIONS + name, text));
        shop.flyway(shop.production(), Map.of());
        String other = shop.flyway("staging");
        String fresh = TestCluster.freshName("fresh");

        shop.init(choice(false));
        Developer ada = shop.developer();
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-note");
        ada.commit("Patches/1-note/10.sql", "CREATE TABLE note (id int);\n");
        ada.mergePatch();
        ada.promoteToProduction();
        for (String target : List.of(fresh, shop.production(), other)) {
            ada.upgrade(target, Optional.empty());
            assertThat(tables(target))
                    .as(target)
                    .contains("act_ru_task")
                    .endsWith("note")
                    .isEqualTo(tables(fresh));
            ada.update(target);
            assertThat(ada.console().lines()).contains(target + " has 0.2.0", "Nothing to do.");
        }
        assertThat(query(shop.production(), "SELECT count(*) FROM hop.statement WHERE release = '0.1.0'"))
                .isEqualTo("0");
        assertThat(query(shop.production(), "SELECT count(*) FROM hop.file WHERE release = '0.1.0'"))
                .isEqualTo(Integer.toString(scripts.size()));
        assertThat(query(fresh, "SELECT count(*) > 100 FROM hop.statement WHERE release = '0.1.0'"))
                .isEqualTo("t");
    }

    @Test
    void refusesATargetThatLacksSomethingOrHasItOtherwise() {
        shop.commit(MIGRATIONS + "V1__users.sql", "CREATE TABLE users (id int);\n");
        shop.commit(MIGRATIONS + "V2__roles.sql", "CREATE TABLE roles (id int);\n");
        shop.flyway(shop.production(), Map.of());
        String lacking = TestCluster.freshName("lacking");
        shop.flyway(lacking, Map.of("target", "1"));
        shop.write(MIGRATIONS + "V2__roles.sql", "CREATE TABLE roles (id bigint);\n");
        String edited = shop.flyway("edited");
        shop.write(MIGRATIONS + "V2__roles.sql", "CREATE TABLE roles (id int);\n");
        shop.write(MIGRATIONS + "V3__more.sql", "CREATE TABLE more (id int);\n");
        String more = shop.flyway("more");
        shop.delete(MIGRATIONS + "V3__more.sql");
        String handmade = TestCluster.freshName("handmade");
        shop.create(handmade);
        query(handmade, "CREATE TABLE users (id int)");
        shop.init(choice(false));
        Developer ada = shop.developer();

        assertThat(Refusal.of(() -> ada.upgrade(lacking, Optional.empty())).report())
                .contains("Target " + lacking + " lacks V2__roles.sql")
                .contains("flyway migrate on that database");
        assertThat(Refusal.of(() -> ada.upgrade(edited, Optional.empty())).report())
                .contains("V2__roles.sql (")
                .contains("ran with another checksum");
        assertThat(Refusal.of(() -> ada.upgrade(more, Optional.empty())).report())
                .contains("V3__more.sql is not one of the scripts that release 0.1.0 stands for");
        assertThat(Refusal.of(() -> ada.upgrade(handmade, Optional.empty())).report())
                .contains("Target " + handmade + " has objects and no record of Flyway");
        for (String target : List.of(lacking, edited, more, handmade)) {
            assertThat(query(target, "SELECT count(*) FROM pg_namespace WHERE nspname = 'hop'"))
                    .as(target)
                    .isEqualTo("0");
            assertThat(Refusal.of(() -> ada.update(target)).report()).contains("has objects that hop did not make");
        }
    }

    @Test
    void namesAllThatIsNoPlainScript() {
        shop.commit(MIGRATIONS + "V1__users.sql", "CREATE TABLE ${table} (id int);\n");
        shop.commit(MIGRATIONS + "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;\n");
        shop.commit(MIGRATIONS + "V2__gone.sql", "SELECT 1;\n");
        shop.flyway(shop.production(), Map.of());
        query(
                shop.production(),
                "INSERT INTO flyway_schema_history SELECT 9, '3', 'java', 'JDBC', 'db.V3__java', NULL, 'ada', now(), 1, true");
        shop.delete(MIGRATIONS + "V2__gone.sql");
        shop.git("commit", "-qam", "Lose one");

        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .contains("hop cannot run all that Flyway ran")
                .contains(MIGRATIONS + "V1__users.sql has a placeholder")
                .contains("V2__gone.sql: no such file in src/main/resources/db/migration")
                .contains("db.V3__java is no file of SQL")
                .contains("mvn hop:init -Dhop.adopt=schema");
        assertThat(shop.git("ls-remote", "origin")).doesNotContain("ho-prod");

        shop.init(choice(true));
        Developer ada = shop.developer();
        ada.upgrade(shop.production(), Optional.empty());
        ada.update(shop.production());
        assertThat(ada.console().lines()).contains(shop.production() + " has 0.1.0");
    }

    @Test
    void readsNoFileOutsideOfTheProject() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.sql"), "SELECT 'secret';\n");
        shop.commit(MIGRATIONS + "V1__users.sql", "CREATE TABLE users (id int);\n");
        shop.flyway(shop.production(), Map.of());
        Files.createSymbolicLink(shop.home().resolve(MIGRATIONS + "V4__link.sql"), secret);
        Files.createSymbolicLink(shop.home().resolve(MIGRATIONS + "elsewhere"), temporary);
        String up = "../".repeat(6) + "secret.sql";
        assertThat(shop.home().resolve(MIGRATIONS + up)).exists();
        List<String> scripts = List.of(up, secret.toString(), "V4__link.sql", "elsewhere/secret.sql");
        for (int i = 0; i < scripts.size(); i++) {
            TestCluster.run(
                    shop.production(),
                    "INSERT INTO flyway_schema_history SELECT %1$d, '%1$d', 'x', 'SQL', '%2$s', 1, 'x', now(), 1, true"
                            .formatted(i + 2, scripts.get(i)));
        }

        assertThat(Refusal.of(() -> shop.init(choice(false))).problem())
                .isEqualTo(("hop cannot run all that Flyway ran:"
                                + " %s is recorded by a path that leads out of the project;"
                                + " %s is recorded by a path that leads out of the project;"
                                + " V4__link.sql: no such file in %3$s (links are not followed);"
                                + " elsewhere/secret.sql: no such file in %3$s (links are not followed)")
                        .formatted(up, secret, "src/main/resources/db/migration or src/main/resources"));
        for (String folder : List.of("../" + temporary.getFileName(), temporary.toString(), "C:\\db")) {
            ExistingDatabase.Choice outside =
                    new ExistingDatabase.Choice(new Version(0, 1, 0), false, folder, List.of(), false);
            assertThat(Refusal.of(() -> shop.init(outside)).report())
                    .startsWith("hop.migrations is '%s', which leads out of the project".formatted(folder))
                    .contains("mvn hop:init -Dhop.migrations=<folder in the project>");
        }
    }

    @Test
    void warnsOfWhatRanWheneverItChanged() {
        shop.commit(MIGRATIONS + "V1__users.sql", "CREATE TABLE users (id int);\n");
        shop.commit(MIGRATIONS + "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM users;\n");
        shop.flyway(shop.production(), Map.of());
        shop.init(choice(false));
        assertThat(shop.console().warnings())
                .anyMatch(line -> line.startsWith("R__view.sql ran again whenever it changed"));
        assertThat(shop.git("ls-tree", "--name-only", "ho-prod", "Patches/0-adopted/"))
                .isEqualTo("""
                        Patches/0-adopted/0001_V1__users.sql
                        Patches/0-adopted/0002_R__view.sql
                        Patches/0-adopted/README.md""");
    }

    @Test
    void driftLeavesTheRecordOfFlywayOutWhereverItStands() {
        shop.commit(MIGRATIONS + "V1__users.sql", "CREATE TABLE public.users (id int);\n");
        shop.flyway(shop.production(), Map.of());
        String other = TestCluster.freshName("other");
        shop.flyway(other, Map.of("defaultSchema", "Registry"));
        shop.init(choice(false));
        Developer ada = shop.developer();
        for (String target : List.of(shop.production(), other)) {
            ada.upgrade(target, Optional.empty());
            ada.drift(target, new FindDrift.Options(false, true));
            assertThat(ada.console().lines()).endsWith(target + " is what 0.1.0 makes");
        }
        TestCluster.run(other, "CREATE TABLE \"Registry\".databasechangelog (id int)");
        ada.drift(other, new FindDrift.Options(false, false));
        assertThat(ada.console().lines())
                .contains(
                        "schema \"Registry\" should not be there",
                        "table \"Registry\".databasechangelog should not be there",
                        "3/3 Compare 2 differences");
    }

    @Test
    void refusesScriptsThatMakeNothingFromNothing() {
        shop.commit(MIGRATIONS + "V1__users.sql", "ALTER TABLE handmade ADD name text;\n");
        shop.create(shop.production());
        TestCluster.run(shop.production(), "CREATE TABLE handmade (id int)");
        shop.flywayIn(shop.production(), Map.of("baselineOnMigrate", "true", "baselineVersion", "0"));
        TestCluster.run(shop.production(), "DELETE FROM flyway_schema_history WHERE type = 'BASELINE'");

        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .startsWith("The first release cannot be built from nothing: ")
                .contains("Patches/0-adopted/0001_V1__users.sql", "relation \"handmade\" does not exist")
                .contains("mvn hop:init -Dhop.target=%s -Dhop.adopt=schema".formatted(shop.production()));
        assertThat(shop.git("ls-remote", "origin")).doesNotContain("ho-prod");
    }

    @Test
    void warnsOfWhatTheScriptsDoNotMake() {
        shop.commit(MIGRATIONS + "V1__users.sql", "CREATE TABLE users (id int);\n");
        shop.flyway(shop.production(), Map.of());
        TestCluster.run(shop.production(), "CREATE INDEX users_id ON users (id)");

        shop.init(choice(false));

        assertThat(shop.console().lines()).contains("table public.users: index users_id should not be there");
        assertThat(shop.console().warnings())
                .containsExactly(
                        "The scripts do not make all that is in %s: 1 difference. hop:drift will say the same of it"
                                .formatted(shop.production()));
    }

    /** As a project that Flyway kept would have it. */
    private static Map<String, String> camunda() {
        Map<String, String> scripts = new LinkedHashMap<>();
        IntStream.rangeClosed(CamundaHistory.FIRST, CamundaHistory.LAST)
                .forEach(minor -> scripts.put(
                        "V%02d__camunda_7_%d.sql".formatted(minor, minor),
                        CamundaHistory.release(minor).values().stream().collect(Collectors.joining("\n"))));
        return scripts;
    }
}
