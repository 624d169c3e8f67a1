package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.jgit.Connection;
import dev.hopdb.git.jgit.JGitRepositories;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        for (String target : List.of(production, other, fresh)) {
            ada.upgrade(target, Optional.empty());
            assertThat(tables(target)).as(target).isEqualTo(tables(ada) + ", flyway_schema_history".repeat(target.equals(fresh) ? 0 : 1));
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

        assertThatThrownBy(() -> ada.upgrade(lacking, Optional.empty()))
                .hasMessageContaining("Target " + lacking + " lacks V2__roles.sql")
                .hasMessageContaining("flyway migrate on that database");
        assertThatThrownBy(() -> ada.upgrade(edited, Optional.empty()))
                .hasMessageContaining("V2__roles.sql (")
                .hasMessageContaining("ran with another checksum");
        assertThatThrownBy(() -> ada.upgrade(more, Optional.empty()))
                .hasMessageContaining("V3__more.sql is not one of the scripts that release 0.1.0 stands for");
        assertThatThrownBy(() -> ada.upgrade(handmade, Optional.empty()))
                .hasMessageContaining("Target " + handmade + " has objects and no record of Flyway");
        for (String target : List.of(lacking, edited, more, handmade)) {
            assertThat(query(target, "SELECT count(*) FROM pg_namespace WHERE nspname = 'hop'"))
                    .as(target)
                    .isEqualTo("0");
            assertThatThrownBy(() -> ada.update(target)).hasMessageContaining("has objects that hop did not make");
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

        assertThatThrownBy(() -> init(choice(false)))
                .isInstanceOf(HopException.class)
                .hasMessageContaining("hop cannot run all that Flyway ran")
                .hasMessageContaining(MIGRATIONS + "V1__users.sql has a placeholder")
                .hasMessageContaining("V2__gone.sql: no such file in src/main/resources/db/migration")
                .hasMessageContaining("db.V3__java is no file of SQL")
                .hasMessageContaining("mvn hop:init -Dhop.adopt=schema");
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
                .isEqualTo(
                        """
                        Patches/0-adopted/0001_V1__users.sql
                        Patches/0-adopted/0002_R__view.sql
                        Patches/0-adopted/README.md""");
    }

    @Test
    void takesASchemaAsItStandsWithTheRowsOfNamedTables() {
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + production);
        query(
                production,
                """
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
        assertThat(query(fresh, "INSERT INTO country (name) VALUES ('x') RETURNING id")).isEqualTo("3");
        assertThat(query(fresh, "SELECT count(*) FROM person")).isEqualTo("0");

        String other = TestCluster.freshName("other");
        TestCluster.query(TestCluster.address(), "CREATE DATABASE %s TEMPLATE %s".formatted(other, fresh));
        query(other, "DROP SCHEMA hop CASCADE");
        query(other, "ALTER TABLE person ALTER born TYPE timestamptz");
        assertThatThrownBy(() -> ada.upgrade(other, Optional.empty()))
                .hasMessageContaining("Target " + other + " is not what release 0.1.0 makes")
                .hasMessageContaining("column born is timestamptz, should be date");
    }

    @Test
    void refusesADatabaseOfNobodyOrOfAnotherProject() {
        assertThatThrownBy(() -> init(choice(false))).hasMessageContaining("There is no database " + production);
        TestCluster.query(TestCluster.address(), "CREATE DATABASE " + production);
        assertThatThrownBy(() -> init(choice(false))).hasMessageContaining("Database " + production + " is empty");
        query(production, "CREATE TABLE users (id int)");
        assertThatThrownBy(() -> init(new ExistingDatabase.Choice(new Version(0, 1, 0), true, "", List.of("nobody"))))
                .hasMessageContaining("There is no table nobody");
        init(choice(false));
        developer().upgrade(production, Optional.empty());
        home = git.clone("second");
        git.run(home, "branch", "-qm", "main");
        git.run(git.origin(), "update-ref", "-d", "refs/heads/ho-prod");
        assertThatThrownBy(() -> init(choice(false)))
                .hasMessageContaining("Database " + production + " belongs to a hop project already");
    }

    private static ExistingDatabase.Choice choice(boolean schema) {
        return new ExistingDatabase.Choice(new Version(0, 1, 0), schema, "", List.of());
    }

    private void init(ExistingDatabase.Choice choice) {
        Connection connection = Connection.online(Clock.systemUTC());
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address())) {
            TargetDatabase target = new TargetDatabase(production, server, new DatabaseName(production), true);
            ExistingDatabase existing =
                    new ExistingDatabase(target, JGitRepository.filesBelow(home), choice, console);
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

    private static String tables(Developer developer) {
        return developer.query(TABLES);
    }

    private static final String TABLES = "SELECT string_agg(relname, ', ' ORDER BY relname <> 'flyway_schema_history' DESC,"
            + " relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
