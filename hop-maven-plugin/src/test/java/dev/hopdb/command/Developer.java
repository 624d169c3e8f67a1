package dev.hopdb.command;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.backup.BackupSettings;
import dev.hopdb.backup.Backups;
import dev.hopdb.compilation.ClassPath;
import dev.hopdb.compilation.ClassPaths;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.client.ClientPrograms;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.document.Document;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.jgit.Connection;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.lock.Holder;
import dev.hopdb.lock.Locks;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.state.States;
import dev.hopdb.state.Workplace;
import dev.hopdb.upgrade.BootstrapRun;
import dev.hopdb.upgrade.JavaScripts;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.upgrade.Resolution;
import dev.hopdb.upgrade.StatementObserver;
import dev.hopdb.upgrade.Terms;
import dev.hopdb.validation.Validation;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Somebody with a clone of the project and a development database, who types goals: each opens what it needs anew. */
final class Developer {

    private final GitSandbox git;
    private final String project;
    private final Path folder;
    private final String name;
    private final ScriptedTests tests = new ScriptedTests();
    private final DatabaseAddress development;
    private Optional<Document> document = Optional.empty();
    private BackupSettings backup;
    private DumpPrograms dumps = new ClientPrograms(Optional.empty(), "");
    private Supplier<DatabaseAddress> targets = TestCluster::address;
    private RecordingConsole console = new RecordingConsole();
    private Clock clock = Clock.systemUTC();
    private Duration lockTimeout = Duration.ofSeconds(2);
    private Duration lockWait = Duration.ofMinutes(1);
    private ClassPaths classPaths = release -> classPathOfThisTest();
    private Duration scriptTimeout = Duration.ofMinutes(1);
    private Supplier<Connection> wire = () -> Connection.online(clock);

    /** @param project the id of it */
    Developer(Path folder, String name, String project, DatabaseAddress development) {
        this.git = GitSandbox.at(folder.getParent());
        this.project = project;
        this.folder = folder;
        this.name = name;
        this.development = development;
        backUp(BackupChoice.AUTO, 5, false);
    }

    String name() {
        return name;
    }

    /** The id of the project. */
    String project() {
        return project;
    }

    Path folder() {
        return folder;
    }

    ScriptedTests tests() {
        return tests;
    }

    /** What the last goal said. */
    RecordingConsole console() {
        return console;
    }

    void clock(Clock other) {
        clock = other;
    }

    /** What the next goals say, instead of being remembered. */
    void speakTo(RecordingConsole other) {
        console = other;
    }

    void goOffline() {
        wire = () -> Connection.offline(clock);
    }

    /** Without a level, and with nobody there to ask. */
    void createRelease() {
        goal(hop -> new CreateRelease(hop, locks(hop), console).run(Optional.empty(), Optional.empty()));
    }

    void createRelease(Level level) {
        goal(hop -> new CreateRelease(hop, locks(hop), console).run(Optional.of(level), Optional.empty()));
    }

    void createReleaseAfter(Version open, Level level) {
        goal(hop -> new CreateRelease(hop, locks(hop), console).run(Optional.of(level), Optional.of(open)));
    }

    void createPatch(String id) {
        goal(hop -> new CreatePatch(hop, console).run(new CreatePatch.Request(id, "", Optional.empty())));
    }

    void createPatch(String id, String release) {
        goal(hop -> new CreatePatch(hop, console)
                .run(new CreatePatch.Request(id, "", Optional.of(Version.parse(release)))));
    }

    void applyPatch() {
        withStates(hop -> states -> new ApplyPatch(hop, () -> states, console).run());
    }

    void validatePatch() {
        validatePatch(Optional.empty());
    }

    void validatePatch(Optional<PatchId> named) {
        withStates(hop -> states -> new ValidatePatch(hop, () -> states, validation(hop), console).run(named));
    }

    void mergePatch() {
        mergePatch(Optional.empty());
    }

    void mergePatch(Optional<PatchId> named) {
        withStates(hop -> states -> new MergePatch(hop, () -> states, validation(hop), locks(hop), console).run(named));
    }

    void promoteToCandidate() {
        withStates(
                hop -> states -> new PromoteToCandidate(hop, () -> states, validation(hop), locks(hop), console).run());
    }

    void promoteToProduction() {
        withStates(hop ->
                states -> new PromoteToProduction(hop, () -> states, validation(hop), locks(hop), console).run());
    }

    void upgrade(String database, Optional<Version> last) {
        onTarget(
                database,
                hop -> target -> upgrade(hop).run(target, new Upgrade.Request(last, terms(database), this::told)));
    }

    void upgrade(String database, String resolve, String reason) {
        Terms decided = decided(database, resolve, reason);
        onTarget(
                database,
                hop -> target -> upgrade(hop).run(target, new Upgrade.Request(Optional.empty(), decided, this::told)));
    }

    private Terms decided(String database, String resolve, String reason) {
        Terms terms = terms(database);
        return new Terms(terms.lockTimeout(), terms.lockWait(), Resolution.parse(resolve, reason), terms.command());
    }

    private Terms terms(String database) {
        return new Terms(lockTimeout, lockWait, List.of(), "mvn hop:upgrade -Dhop.target=" + database);
    }

    /** Reaches the target by an address of its own. */
    void upgrade(DatabaseAddress target) {
        goal(hop -> {
            try (DatabaseServer server = PostgresServer.connect(target)) {
                DatabaseName name = PostgresServer.databaseOf(target);
                upgrade(hop)
                        .run(
                                new TargetDatabase(name.text(), server, name, true),
                                new Upgrade.Request(Optional.empty(), terms(name.text()), this::told));
            }
        });
    }

    /** Brings one patch of one script to production, as the next release. */
    void release(String patch, String sql) {
        createRelease(Level.PATCH);
        createPatch(patch);
        commit("Patches/%s/10.sql".formatted(patch), sql);
        mergePatch();
        promoteToProduction();
    }

    /** Begins a patch with one script, and commits that. */
    void createPatch(String id, String release, String sql) {
        createPatch(id, release);
        commit("Patches/%s/10.sql".formatted(id), sql);
    }

    void dryRun(String database) {
        onTarget(
                database,
                hop -> target ->
                        document = Optional.of(new PreviewUpgrade(hop, console).run(target, Optional.empty())));
    }

    void bootstrap(String database, boolean dryRun, String... rerun) {
        onTarget(
                database,
                hop -> target -> new RunBootstraps(hop, bootstrapMeans(), console)
                        .run(
                                target,
                                new RunBootstraps.Request(
                                        dryRun,
                                        Stream.of(rerun).findFirst(),
                                        new Terms(
                                                lockTimeout,
                                                lockWait,
                                                List.of(),
                                                "mvn hop:bootstrap -Dhop.target=" + database),
                                        this::told)));
    }

    private RunBootstraps.Means bootstrapMeans() {
        return new RunBootstraps.Means(progress -> new BootstrapRun(clock, progress, java()), this::backups);
    }

    /** How long the next goals wait for locks: at once, and in all. */
    void waitForLocks(Duration atOnce, Duration inAll) {
        lockTimeout = atOnce;
        lockWait = inAll;
    }

    void update(String database) {
        onTarget(database, hop -> target -> document = Optional.of(new Update(hop, console).run(target)));
    }

    void drift(String database, FindDrift.Options options) {
        onTarget(database, hop -> target -> findDrift(hop).run(target, options, this::told));
    }

    void drift(TargetDatabase target, FindDrift.Options options) {
        goal(hop -> findDrift(hop).run(target, options, this::told));
    }

    private FindDrift findDrift(GitRepository hop) {
        return new FindDrift(hop, expectedState(), console);
    }

    private ExpectedState expectedState() {
        return new ExpectedState(this::statesOn, () -> PostgresServer.connect(development));
    }

    void status() {
        goal(hop -> document = Optional.of(new ShowStatus(hop, console).run()));
    }

    /** With tables of a megabyte or more counted as large. */
    void rehearse(String database) {
        rehearse(targets.get(), database, terms(database));
    }

    /** As decided. */
    void rehearse(String database, String resolve, String reason) {
        rehearse(targets.get(), database, decided(database, resolve, reason));
    }

    /** With the role of an address. */
    void rehearse(DatabaseAddress role, String database) {
        rehearse(role, database, terms(database));
    }

    private void rehearse(DatabaseAddress role, String database, Terms terms) {
        document = Optional.empty();
        RehearseUpgrade.Request request = new RehearseUpgrade.Request(
                Optional.empty(), terms, 1024L * 1024L, result -> document = Optional.of(result));
        onTarget(
                role,
                database,
                hop -> target -> new RehearseUpgrade(
                                hop,
                                observer -> new ReleaseApplier(clock, Progress.SILENT, observer, java()),
                                commit -> new Ledger.Author(name, "test", "", "0.1.0"),
                                dumps,
                                console)
                        .run(target, request));
    }

    /** What the last goal told machines. */
    Document document() {
        return document.orElseThrow();
    }

    void check(boolean dryRun) {
        check(new CheckProject.Options(dryRun, false, false));
    }

    void check(CheckProject.Options options) {
        withStates(hop -> states -> new CheckProject(hop, () -> states, locks(hop), console).run(options));
    }

    /** Writes a file, and commits it. */
    void commit(String file, String text) {
        git.commit(folder, file, text);
    }

    void write(String file, String text) {
        git.write(folder, file, text);
    }

    /** Runs git, and returns what it prints. */
    String git(String... arguments) {
        return git.run(folder, arguments);
    }

    /** The tables of the development database, or what stands in their place. */
    String development() {
        return query("SELECT coalesce(string_agg(relname, ', ' ORDER BY relname), 'no table') FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    }

    /** The name of the development database. */
    String database() {
        return PostgresServer.databaseOf(development).text();
    }

    /** The branch checked out; empty where HEAD is detached. */
    String branch() {
        return git("branch", "--show-current");
    }

    /** The first column of the first row, as text. */
    String query(String sql) {
        return TestCluster.query(development, sql);
    }

    private Upgrade upgrade(GitRepository hop) {
        Ledger.Author author = new Ledger.Author(name, "test", "", "0.1.0");
        Upgrade.Means means = new Upgrade.Means(
                progress -> new ReleaseApplier(clock, progress, StatementObserver.NONE, java()),
                commit -> author,
                this::backups,
                new AdoptTarget(expectedState(), console),
                clock);
        return new Upgrade(hop, means, console);
    }

    private void told(Document what) {
        document = Optional.of(what);
    }

    /** Brings a target back; the name of the database is typed already. */
    void rollback(String database) {
        rollback(database, Optional.of(database));
    }

    void rollback(String database, Optional<String> confirmed) {
        onTarget(database, hop -> target -> new Rollback(hop, this::backups, console).run(target, confirmed));
    }

    /** How the next upgrades keep what the target was. */
    void backUp(BackupChoice choice, int kept, boolean stopSessions) {
        backup = new BackupSettings(choice, backupFolder(), kept, stopSessions, false, "test");
    }

    void backUp(BackupChoice choice, Path to) {
        backup = new BackupSettings(choice, to, 5, false, false, "test");
    }

    void targetsOn(DatabaseAddress server) {
        targets = () -> server;
    }

    /** As on a machine without the client programs of PostgreSQL. */
    void cannotDump() {
        dumps = new ClientPrograms(Optional.empty(), "");
    }

    /** The next upgrades and rollbacks are of databases there, and dump what they are about to change. */
    void dump(DatabaseAddress server) {
        targetsOn(server);
        dumps = new ClientPrograms(Optional.empty(), System.getenv("PATH"));
    }

    /** The next goals dump with other programs. */
    void dumpWith(UnaryOperator<DumpPrograms> change) {
        dumps = change.apply(dumps);
    }

    /** The next upgrades that fail are rolled back. */
    void rollBackOnFailure() {
        backup = new BackupSettings(backup.choice(), backupFolder(), 5, false, true, "test");
    }

    Path backupFolder() {
        return folder.resolveSibling("backups");
    }

    private Backups backups(TargetDatabase target) {
        return new Backups(target.live(), backup, dumps, clock);
    }

    private JavaScripts java() {
        return new JavaScripts(classPaths, () -> "com.acme", scriptTimeout);
    }

    /** What scripts in Java may use from now on. */
    void compilesWith(ClassPaths next) {
        classPaths = next;
    }

    private static ClassPath classPathOfThisTest() {
        return new ClassPath(
                List.of(),
                () -> Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }

    /** After which the next goals give a script in Java up. */
    void giveUpAfter(Duration limit) {
        scriptTimeout = limit;
    }

    private ReleaseApplier applier() {
        return new ReleaseApplier(clock, Progress.SILENT, StatementObserver.NONE, java());
    }

    Locks locks(GitRepository hop) {
        ProcessHandle me = ProcessHandle.current();
        long started = me.info().startInstant().map(at -> at.toEpochMilli()).orElse(0L);
        return new Locks(hop, new Holder(name, "test", folder.toString(), "this one", me.pid(), started), clock);
    }

    private Validation validation(GitRepository hop) {
        return new Validation(hop, tests, Duration.ofMinutes(1));
    }

    private void goal(Consumer<GitRepository> goal) {
        console = console.next();
        try (GitRepository hop = JGitRepository.open(folder, OwnRefs.HIDDEN, wire.get())) {
            goal.accept(hop);
        }
    }

    private void withStates(Function<GitRepository, Consumer<States>> goal) {
        goal(hop -> {
            try (DatabaseServer server = PostgresServer.connect(development)) {
                goal.apply(hop).accept(statesOn(server));
            }
        });
    }

    private States statesOn(DatabaseServer server) {
        Workplace place =
                new Workplace(project, name, PostgresServer.databaseOf(development), folder.resolve(".hop/local"));
        return new States(server, place, applier(), clock);
    }

    private void onTarget(String database, Function<GitRepository, Consumer<TargetDatabase>> goal) {
        onTarget(targets.get(), database, goal);
    }

    private void onTarget(
            DatabaseAddress role, String database, Function<GitRepository, Consumer<TargetDatabase>> goal) {
        goal(hop -> {
            try (DatabaseServer server = PostgresServer.connect(role)) {
                goal.apply(hop).accept(new TargetDatabase(database, server, new DatabaseName(database), true));
            }
        });
    }
}
