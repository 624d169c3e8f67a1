package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.jgit.Connection;
import dev.hopdb.git.jgit.JGitRepositories;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that begin with a database that is there, on real servers and with what real tools recorded. */
class AdoptionTest {

    private static final String MIGRATIONS = "src/main/resources/db/migration/";

    @TempDir
    Path temporary;

    private final RecordingConsole console = new RecordingConsole();
    private final String production = TestCluster.freshName("production");
    private GitSandbox git;
    private Path home;

    @BeforeEach
    void makeAFolderWithAnOrigin() {
        git = GitSandbox.in(temporary);
        home = git.clone("shop");
        git.run(home, "branch", "-qm", "main");
        git.run(git.origin(), "update-ref", "-d", "refs/heads/ho-prod");
        git.commit(home, ".gitignore", ".hop/local/\ntarget/\n");
    }

    @Test
    void theNextReleaseAppliesOnTopOfWhatFlywayRan() {
        Map<String, String> scripts = camunda();
        scripts.forEach((name, text) -> git.commit(home, MIGRATIONS + name, text));
        flyway(production);
        String other = TestCluster.freshName("staging");
        flyway(other);
        String fresh = TestCluster.freshName("fresh");

        init(choice(false));
        Developer ada = developer();
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-note");
        ada.commit("Patches/1-note/10.sql", "CREATE TABLE note (id int);\n");
        ada.mergePatch();
        ada.promoteToProduction();
        for (String target : List.of(fresh, production, other)) {
            ada.upgrade(target, Optional.empty());
            assertThat(tables(target).replace(", flyway_schema_history", ""))
                    .as(target)
                    .contains("act_ru_task")
                    .endsWith("note")
                    .isEqualTo(tables(fresh));
            ada.update(target);
            assertThat(ada.console().lines()).contains(target + " has 0.2.0", "Nothing to do.");
        }
        assertThat(query(production, "SELECT count(*) FROM hop.statement WHERE release = '0.1.0'"))
                .isEqualTo("0");
        assertThat(query(production, "SELECT count(*) FROM hop.file WHERE release = '0.1.0'"))
                .isEqualTo(Integer.toString(scripts.size()));
        assertThat(query(fresh, "SELECT count(*) > 100 FROM hop.statement WHERE release = '0.1.0'"))
                .isEqualTo("t");
    }

    @Test
    void refusesATargetThatLacksSomethingOrHasItOtherwise() {
        git.commit(home, MIGRATIONS + "V1__users.sql", "CREATE TABLE users (id int);\n");
        git.commit(home, MIGRATIONS + "V2__roles.sql", "CREATE TABLE roles (id int);\n");
        flyway(production);
        String lacking = TestCluster.freshName("lacking");
        flyway(lacking, "1");
        String edited = TestCluster.freshName("edited");
        git.write(home, MIGRATIONS + "V2__roles.sql", "CREATE TABLE roles (id bigint);\n");
        flyway(edited);
        git.write(home, MIGRATIONS + "V2__roles.sql", "CREATE TABLE roles (id int);\n");
        git.write(home, MIGRATIONS + "V3__more.sql", "CREATE TABLE more (id int);\n");
        String more = TestCluster.freshName("more");
        flyway(more);
        delete(home.resolve(MIGRATIONS + "V3__more.sql"));
        String handmade = TestCluster.freshName("handmade");
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + handmade);
        query(handmade, "CREATE TABLE users (id int)");
        init(choice(false));
        Developer ada = developer();

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
        git.commit(home, MIGRATIONS + "V1__users.sql", "CREATE TABLE ${table} (id int);\n");
        git.commit(home, MIGRATIONS + "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;\n");
        git.commit(home, MIGRATIONS + "V2__gone.sql", "SELECT 1;\n");
        flyway(production);
        query(
                production,
                "INSERT INTO flyway_schema_history SELECT 9, '3', 'java', 'JDBC', 'db.V3__java', NULL, 'ada', now(), 1, true");
        delete(home.resolve(MIGRATIONS + "V2__gone.sql"));
        git.run(home, "commit", "-qam", "Lose one");

        assertThat(Refusal.of(() -> init(choice(false))).report())
                .contains("hop cannot run all that Flyway ran")
                .contains(MIGRATIONS + "V1__users.sql has a placeholder")
                .contains("V2__gone.sql: no such file in src/main/resources/db/migration")
                .contains("db.V3__java is no file of SQL")
                .contains("mvn hop:init -Dhop.adopt=schema");
        assertThat(git.run(home, "ls-remote", "origin")).doesNotContain("ho-prod");

        init(choice(true));
        Developer ada = developer();
        ada.upgrade(production, Optional.empty());
        ada.update(production);
        assertThat(ada.console().lines()).contains(production + " has 0.1.0");
    }

    @Test
    void warnsOfWhatRanWheneverItChanged() {
        git.commit(home, MIGRATIONS + "V1__users.sql", "CREATE TABLE users (id int);\n");
        git.commit(home, MIGRATIONS + "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM users;\n");
        flyway(production);
        init(choice(false));
        assertThat(console.warnings()).anyMatch(line -> line.startsWith("R__view.sql ran again whenever it changed"));
        assertThat(git.run(home, "ls-tree", "--name-only", "ho-prod", "Patches/0-adopted/"))
                .isEqualTo("""
                        Patches/0-adopted/0001_V1__users.sql
                        Patches/0-adopted/0002_R__view.sql
                        Patches/0-adopted/README.md""");
    }

    @Test
    void theNextReleaseAppliesOnTopOfWhatLiquibaseRan() throws Exception {
        git.commit(
                home,
                "src/main/resources/db/sql/one.sql",
                CamundaHistory.release(1).get("engine.sql"));
        git.commit(
                home,
                "src/main/resources/db/sql/two.sql",
                "--liquibase formatted sql\n--changeset ada:2\nCREATE TABLE two (id int);\n--changeset ada:3\nCREATE TABLE three (id int);\n");
        git.commit(home, "src/main/resources/db/changelog.xml", CHANGELOG.formatted(""));
        liquibase(production);
        String other = TestCluster.freshName("staging");
        liquibase(other);
        init(choice(false));
        Developer ada = developer();
        String fresh = TestCluster.freshName("fresh");
        for (String target : List.of(fresh, production, other)) {
            ada.upgrade(target, Optional.empty());
            assertThat(tables(target).replace("databasechangelog, databasechangeloglock, ", ""))
                    .as(target)
                    .contains("act_ru_task", "three")
                    .isEqualTo(tables(fresh));
        }
        assertThat(query(production, "SELECT count(*) FROM hop.statement")).isEqualTo("0");
    }

    @Test
    void namesWhatLiquibaseMadeByItself() throws Exception {
        git.commit(home, "src/main/resources/db/sql/one.sql", "CREATE TABLE one (id int);\n");
        git.commit(
                home, "src/main/resources/db/sql/two.sql", "--liquibase formatted sql\n--changeset ada:2\nSELECT 1;\n");
        git.commit(
                home,
                "src/main/resources/db/changelog.xml",
                CHANGELOG.formatted(
                        "<changeSet id=\"9\" author=\"ada\"><createTable tableName=\"nine\"><column name=\"id\" type=\"int\"/></createTable></changeSet>"));
        liquibase(production);
        assertThat(Refusal.of(() -> init(choice(false))).report())
                .contains("hop cannot run all that Liquibase ran: db/changelog.xml::9::ada is no file of SQL")
                .contains("mvn hop:init -Dhop.adopt=schema");
    }

    private static final String CHANGELOG = """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                    http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <changeSet id="1" author="ada">
                    <sqlFile path="sql/one.sql" relativeToChangelogFile="true" splitStatements="false"/>
                </changeSet>
                <include file="sql/two.sql" relativeToChangelogFile="true"/>
                %s
            </databaseChangeLog>
            """;

    private void liquibase(String database) throws Exception {
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + database);
        DatabaseAddress address = TestCluster.address(database);
        try (java.sql.Connection connection = DriverManager.getConnection(
                        address.url(), address.user(), address.password().reveal());
                Liquibase liquibase = new Liquibase(
                        "db/changelog.xml",
                        new DirectoryResourceAccessor(home.resolve("src/main/resources")),
                        new JdbcConnection(connection))) {
            liquibase.update();
        }
    }

    @Test
    void takesASchemaAsItStandsWithTheRowsOfNamedTables() {
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + production);
        query(production, """
                CREATE TABLE country (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, twice text
                    GENERATED ALWAYS AS (name || name) STORED);
                CREATE TABLE person (id int PRIMARY KEY, country int REFERENCES country, born date);
                INSERT INTO country (name) VALUES ('Ÿ\\land'), (E'two\\tlines\\n');
                INSERT INTO person VALUES (1, 1, '1999-12-31')""");
        init(new ExistingDatabase.Choice(new Version(0, 1, 0), false, "", List.of("country")));
        Developer ada = developer();
        String fresh = TestCluster.freshName("fresh");
        for (String target : List.of(production, fresh)) {
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
        assertThat(Refusal.of(() -> init(choice(false))).report()).contains("There is no database " + production);
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + production);
        assertThat(Refusal.of(() -> init(choice(false))).report()).contains("Database " + production + " is empty");
        query(production, "CREATE TABLE users (id int)");
        assertThat(Refusal.of(() ->
                                init(new ExistingDatabase.Choice(new Version(0, 1, 0), true, "", List.of("nobody"))))
                        .report())
                .contains("There is no table nobody");
        init(choice(false));
        developer().upgrade(production, Optional.empty());
        home = git.clone("second");
        git.run(home, "branch", "-qm", "main");
        git.run(git.origin(), "update-ref", "-d", "refs/heads/ho-prod");
        assertThat(Refusal.of(() -> init(choice(false))).report())
                .contains("Database " + production + " belongs to a hop project already");
    }

    private static ExistingDatabase.Choice choice(boolean schema) {
        return new ExistingDatabase.Choice(new Version(0, 1, 0), schema, "", List.of());
    }

    private void init(ExistingDatabase.Choice choice) {
        Connection connection = Connection.online(Clock.systemUTC());
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address())) {
            TargetDatabase target = new TargetDatabase(production, server, new DatabaseName(production), true);
            ExistingDatabase existing = new ExistingDatabase(target, JGitRepository.filesBelow(home), choice, console);
            new InitProject(
                            new JGitRepositories(connection),
                            traits -> JGitRepository.open(home, traits.own(), connection),
                            console)
                    .run(
                            new InitProject.Request(home, Optional.empty(), Optional.of(existing)),
                            () -> new ProjectFiles(home, "com.acme", "0.1.0", "42"));
        }
    }

    private Developer developer() {
        String id = git.run(home, "show", "ho-prod:.hop/config.toml")
                .lines()
                .filter(line -> line.startsWith("project"))
                .map(line -> line.replaceAll(".*\"(.*)\"", "$1"))
                .findFirst()
                .orElseThrow();
        return new Developer(home, "ada", id, TestCluster.address(TestCluster.freshName("development")));
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

    private void flyway(String database) {
        flyway(database, "latest");
    }

    private void flyway(String database, String upTo) {
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + database);
        DatabaseAddress address = TestCluster.address(database);
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password().reveal())
                .locations("filesystem:" + home.resolve(MIGRATIONS))
                .placeholders(Map.of("table", "users"))
                .target(upTo)
                .load()
                .migrate();
    }

    private static String query(String database, String sql) {
        return TestCluster.query(TestCluster.address(database), sql);
    }

    private static String tables(String database) {
        return query(database, TABLES);
    }

    private static final String TABLES =
            "SELECT string_agg(relname, ', ' ORDER BY relname <> 'flyway_schema_history' DESC,"
                    + " relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
