package dev.hopdb.maven;

import dev.hopdb.command.ExpectedState;
import dev.hopdb.command.TargetDatabase;
import dev.hopdb.command.TestDatabase;
import dev.hopdb.console.Console;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.embedded.EmbeddedPostgres;
import dev.hopdb.database.embedded.EmbeddedSettings;
import dev.hopdb.database.postgres.DriverClasses;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.database.settings.DevelopmentSettings;
import dev.hopdb.database.settings.GivenDatabase;
import dev.hopdb.database.settings.Surroundings;
import dev.hopdb.database.settings.Target;
import dev.hopdb.database.settings.TargetSettings;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.Tree;
import dev.hopdb.project.Layout;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.state.States;
import dev.hopdb.state.Workplace;
import dev.hopdb.upgrade.JavaScripts;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.upgrade.StatementObserver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The databases that a goal works with: the developer's, those that hop makes beside it, and targets. */
final class DatabaseWiring implements AutoCloseable {

    private static final DatabaseName EMBEDDED_DEVELOPMENT = new DatabaseName("development");

    private final HopMojo mojo;
    private final GitWiring git;
    private final Clock clock;
    private final Console console;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable States states;

    DatabaseWiring(HopMojo mojo, GitWiring git, Clock clock, Console console) {
        this.mojo = mojo;
        this.git = git;
        this.clock = clock;
        this.console = console;
    }

    /** To be called by a goal that will open a database, before all else. */
    void willBeOpened() {
        HeadStart.with(DriverClasses::load);
    }

    /** Opened once a goal. */
    States states() {
        if (states == null) {
            states = openStates();
        }
        return states;
    }

    /** Refuses a database that is named as the development database and is somebody else's. */
    void checkDevelopment() {
        if (settings().resolve().address().isPresent()) {
            states().checkDevelopment();
        }
    }

    /** Lives until the build ends, so it takes over what this goal has opened. */
    TestDatabase testDatabase(Tree files) {
        States opened = states();
        Deque<AutoCloseable> mine = new ArrayDeque<>(open);
        open.clear();
        return new TestDatabase(files, opened, () -> closeAll(mine));
    }

    TargetDatabase target(String name) {
        GivenDatabase server = TargetSettings.isEmbedded(name)
                ? GivenDatabase.NOTHING
                : servers().find(name).orElse(GivenDatabase.NOTHING);
        Target target = new TargetSettings(name, server, Surroundings.ofThisProcess()).resolve();
        if (target instanceof Target.OnEmbedded embedded) {
            return new TargetDatabase(
                    name, connectAhead(embedded().address(EMBEDDED_DEVELOPMENT)), embedded.database(), true);
        }
        Target.Named named = (Target.Named) target;
        named.warnings().forEach(console::warn);
        return new TargetDatabase(
                name, connectAhead(named.address()), PostgresServer.databaseOf(named.address()), false);
    }

    /** For a target: tells what it does. */
    ReleaseApplier applier(Progress progress) {
        return new ReleaseApplier(clock, progress, StatementObserver.NONE, java());
    }

    /** For a clone of a target: somebody looks at each statement. */
    ReleaseApplier observed(StatementObserver observer) {
        return new ReleaseApplier(clock, Progress.SILENT, observer, java());
    }

    /** Compiles scripts with what the project's own code has, or had when they were released. */
    JavaScripts java() {
        return new JavaScripts(
                new ReleaseClassPaths(git, new ScriptClassPath(mojo), mojo.plugin.getVersion()),
                () -> git.config().map(ProjectConfig::javaPackage).orElse(""),
                Durations.parse("hop.scriptTimeout", mojo.scriptTimeout));
    }

    Ledger.Author author(CommitId commit) {
        return new Ledger.Author(ThisProcess.user(), ThisProcess.host(), commit.hex(), mojo.plugin.getVersion());
    }

    /** Of the driver that hop itself uses. */
    String driverVersion() {
        return PostgresServer.driverVersion();
    }

    @Override
    public void close() {
        closeAll(open);
    }

    ExpectedState expectedState() {
        return new ExpectedState(server -> statesOn(server, EMBEDDED_DEVELOPMENT), () -> connect(developmentAddress()));
    }

    private States openStates() {
        DatabaseAddress address = developmentAddress();
        return statesOn(connect(address), PostgresServer.databaseOf(address));
    }

    private DatabaseAddress developmentAddress() {
        DevelopmentSettings.Resolved resolved = settings().resolve();
        resolved.warnings().forEach(console::warn);
        return resolved.address().orElseGet(() -> embedded().address(EMBEDDED_DEVELOPMENT));
    }

    private States statesOn(DatabaseServer server, DatabaseName development) {
        Path home = git.home();
        String workspace = WorkspaceId.of(home);
        String project = git.config().map(ProjectConfig::projectId).orElse(workspace);
        Workplace place = new Workplace(project, workspace, development, home.resolve(Layout.LOCAL));
        return new States(server, place, applier(Progress.SILENT), clock);
    }

    private DevelopmentSettings settings() {
        GivenDatabase server =
                mojo.serverId == null ? GivenDatabase.NOTHING : servers().named("hop.serverId", mojo.serverId);
        boolean typed = mojo.session.getUserProperties().containsKey("hop.password")
                || mojo.session.getUserProperties().containsKey("hop.url");
        return new DevelopmentSettings(
                GivenDatabase.of(mojo.url, mojo.user, mojo.password), server, typed, Surroundings.ofThisProcess());
    }

    private EmbeddedPostgres embedded() {
        EmbeddedSettings settings = EmbeddedSettings.in(git.home().resolve(Layout.LOCAL));
        MavenBinaries binaries = new MavenBinaries(
                mojo.resolver, mojo.session.getRepositorySession(), mojo.project.getRemotePluginRepositories());
        EmbeddedPostgres embedded = EmbeddedPostgres.open(
                Optional.ofNullable(mojo.postgresVersion)
                        .map(settings::withPostgres)
                        .orElse(settings),
                binaries,
                console);
        open.push(embedded);
        return embedded;
    }

    private PostgresServer connect(DatabaseAddress address) {
        PostgresServer server = PostgresServer.connect(address);
        open.push(server);
        return server;
    }

    /** What is asked of a target, is asked after origin was. */
    private DatabaseServer connectAhead(DatabaseAddress address) {
        PostgresServer server = connect(address);
        HeadStart.with(server::openAhead);
        return server;
    }

    private MavenServers servers() {
        return new MavenServers(mojo.session.getSettings(), mojo.decrypter);
    }

    /** All of them, whatever one of them says. */
    private static void closeAll(Deque<AutoCloseable> resources) {
        @Nullable IllegalStateException failure = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                failure = new IllegalStateException("could not close a connection", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
