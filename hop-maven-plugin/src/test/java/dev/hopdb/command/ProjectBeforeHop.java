package dev.hopdb.command;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.jgit.Connection;
import dev.hopdb.git.jgit.JGitRepositories;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.state.States;
import dev.hopdb.state.Workplace;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.upgrade.StatementObserver;
import dev.hopdb.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;

/** A clone of a repository that has no hop project yet, and a database that people or another tool made. */
final class ProjectBeforeHop {

    static final String MIGRATIONS = "src/main/resources/db/migration/";

    private final GitSandbox git;
    private final Path home;
    private final String production = TestCluster.freshName("production");
    private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final RecordingConsole console = new RecordingConsole();

    private ProjectBeforeHop(GitSandbox git, String clone) {
        this.git = git;
        this.home = git.clone(clone);
        git.run(home, "branch", "-qm", "main");
        git.run(git.origin(), "update-ref", "-d", "refs/heads/ho-prod");
    }

    static ProjectBeforeHop in(Path folder) {
        ProjectBeforeHop project = new ProjectBeforeHop(GitSandbox.in(folder), "shop");
        project.commit(".gitignore", "target/\n");
        return project;
    }

    /** The database that the project begins with; it is made by whoever fills it. */
    String production() {
        return production;
    }

    Path home() {
        return home;
    }

    /** What init said. */
    RecordingConsole console() {
        return console;
    }

    void commit(String file, String text) {
        git.commit(home, file, text);
    }

    void write(String file, String text) {
        git.write(home, file, text);
    }

    void delete(String file) {
        try {
            Files.delete(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String git(String... arguments) {
        return git.run(home, arguments);
    }

    /** All defaults, but for what {@code schema} says. */
    static ExistingDatabase.Choice choice(boolean schema, String... data) {
        return new ExistingDatabase.Choice(new Version(0, 1, 0), schema, "", List.of(data), false);
    }

    /** Begins a hop project here with the database {@link #production}. */
    void init(ExistingDatabase.Choice choice) {
        init(home, choice);
    }

    /** Begins another hop project with the same database. */
    void initAnother(ExistingDatabase.Choice choice) {
        init(new ProjectBeforeHop(git, "second").home, choice);
    }

    private void init(Path folder, ExistingDatabase.Choice choice) {
        Connection connection = Connection.online(Clock.systemUTC());
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address())) {
            TargetDatabase target = new TargetDatabase(production, server, new DatabaseName(production), true);
            ExistingDatabase existing =
                    new ExistingDatabase(target, JGitRepository.filesBelow(folder), somewhere(folder), choice, console);
            new InitProject(
                            new JGitRepositories(connection),
                            traits -> JGitRepository.open(folder, traits.own(), connection),
                            console)
                    .run(
                            new InitProject.Request(folder, Optional.empty(), Optional.of(existing)),
                            () -> new ProjectFiles(folder, "com.acme", "0.1.0", "42"));
        }
    }

    private ExpectedState somewhere(Path folder) {
        DatabaseName development = new DatabaseName("development");
        Workplace place = new Workplace(id, folder.toString(), development, folder.resolve(".hop/local"));
        ReleaseApplier applier = new ReleaseApplier(Clock.systemUTC(), Progress.SILENT, StatementObserver.NONE);
        return new ExpectedState(
                server -> new States(server, place, applier, Clock.systemUTC()),
                () -> PostgresServer.connect(TestCluster.address()));
    }

    /** The databases that init made and that are still there. */
    String scratch() {
        return query(
                "postgres",
                "SELECT count(*) FROM pg_database WHERE datname LIKE 'hop\\_%s\\_%%'".formatted(id.substring(0, 8)));
    }

    /** Somebody who works here once hop has come. */
    Developer developer() {
        String id = git("show", "ho-prod:.hop/config.toml")
                .lines()
                .filter(line -> line.startsWith("project"))
                .map(line -> line.replaceAll(".*\"(.*)\"", "$1"))
                .findFirst()
                .orElseThrow();
        return new Developer(home, "ada", id, TestCluster.address(TestCluster.freshName("development")));
    }

    void create(String database) {
        TestCluster.run("postgres", "CREATE DATABASE " + database);
    }

    /** A database where Flyway ran all the scripts that are in {@link #MIGRATIONS} now; its name. */
    String flyway(String prefix) {
        String database = TestCluster.freshName(prefix);
        flyway(database, Map.of());
        return database;
    }

    /** Runs Flyway; settings by their names in its configuration files, without {@code flyway.}. */
    void flyway(String database, Map<String, String> settings) {
        create(database);
        flywayIn(database, settings);
    }

    /** The same in a database that is there. */
    void flywayIn(String database, Map<String, String> settings) {
        DatabaseAddress address = TestCluster.address(database);
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("flyway." + name, value));
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password().reveal())
                .locations("filesystem:" + home.resolve(MIGRATIONS))
                .placeholders(Map.of("table", "users"))
                .configuration(all)
                .load()
                .migrate();
    }

    /** Runs Liquibase with {@code db/changelog.xml} in a new database. */
    void liquibase(String database) throws Exception {
        create(database);
        liquibaseIn(database);
    }

    /** The same in a database that is there. */
    void liquibaseIn(String database) throws Exception {
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

    static String query(String database, String sql) {
        return TestCluster.query(TestCluster.address(database), sql);
    }

    /** The tables of schema public; those in which other tools keep their record left out. */
    static String tables(String database) {
        return query(
                database,
                "SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class WHERE relkind = 'r'"
                        + " AND relnamespace = 'public'::regnamespace"
                        + " AND relname NOT IN ('flyway_schema_history', 'databasechangelog', 'databasechangeloglock')");
    }
}
