package dev.hopdb.maven;

import dev.hopdb.command.AdoptTarget;
import dev.hopdb.command.ApplyPatch;
import dev.hopdb.command.CheckProject;
import dev.hopdb.command.CreatePatch;
import dev.hopdb.command.CreateRelease;
import dev.hopdb.command.ExistingDatabase;
import dev.hopdb.command.FindDrift;
import dev.hopdb.command.GenerateClasses;
import dev.hopdb.command.InitProject;
import dev.hopdb.command.MergePatch;
import dev.hopdb.command.PreviewUpgrade;
import dev.hopdb.command.ProjectFiles;
import dev.hopdb.command.PromoteToCandidate;
import dev.hopdb.command.PromoteToProduction;
import dev.hopdb.command.RehearseUpgrade;
import dev.hopdb.command.Rollback;
import dev.hopdb.command.RunBootstraps;
import dev.hopdb.command.ShowStatus;
import dev.hopdb.command.TestDatabase;
import dev.hopdb.command.Update;
import dev.hopdb.command.Upgrade;
import dev.hopdb.command.ValidatePatch;
import dev.hopdb.console.Console;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.document.Document;
import dev.hopdb.document.Nothing;
import dev.hopdb.document.TargetStanding;
import dev.hopdb.document.UpgradePreview;
import dev.hopdb.git.GitRepository;
import dev.hopdb.lock.Locks;
import dev.hopdb.problem.HopException;
import dev.hopdb.upgrade.BootstrapRun;
import dev.hopdb.validation.Validation;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the story of a goal together from the adapters of this build, each opened when it is first asked for. */
final class Wiring implements AutoCloseable {

    private final HopMojo mojo;
    private final Clock clock = Clock.systemUTC();
    private final Console console;
    private final GitWiring git;
    private final DatabaseWiring databases;
    private Document result = new Nothing();

    Wiring(HopMojo mojo) {
        this.mojo = mojo;
        this.console =
                new MavenConsole(mojo.getLog(), mojo.session.getSettings().isInteractiveMode());
        this.git = new GitWiring(mojo, clock);
        this.databases = new DatabaseWiring(mojo, git, clock, console);
    }

    InitProject initProject(Path home) {
        databases.checkDevelopment();
        return new InitProject(git.repositories(), traits -> git.open(home, traits.own()), console);
    }

    ExistingDatabase existingDatabase(String target, ExistingDatabase.Choice choice) {
        return new ExistingDatabase(databases.target(target), git.files(), databases.expectedState(), choice, console);
    }

    ProjectFiles projectFiles(Path home, String javaPackage) {
        return new ProjectFiles(home, javaPackage, version(), databases.driverVersion());
    }

    CreateRelease createRelease() {
        return new CreateRelease(repository(), locks(), console);
    }

    CreatePatch createPatch() {
        return new CreatePatch(repository(), console);
    }

    ApplyPatch applyPatch() {
        databases.willBeOpened();
        return new ApplyPatch(repository(), databases::states, console);
    }

    GenerateClasses generateClasses(GenerateClasses.Places places) {
        return new GenerateClasses(git.home(), git.files(), places, console);
    }

    ValidatePatch validatePatch(TestSettings tests) {
        databases.willBeOpened();
        return new ValidatePatch(repository(), databases::states, validation(tests), console);
    }

    MergePatch mergePatch(TestSettings tests) {
        databases.willBeOpened();
        return new MergePatch(repository(), databases::states, validation(tests), locks(), console);
    }

    PromoteToCandidate promoteToCandidate(TestSettings tests) {
        databases.willBeOpened();
        return new PromoteToCandidate(repository(), databases::states, validation(tests), locks(), console);
    }

    PromoteToProduction promoteToProduction(TestSettings tests) {
        databases.willBeOpened();
        return new PromoteToProduction(repository(), databases::states, validation(tests), locks(), console);
    }

    ShowStatus showStatus() {
        return new ShowStatus(repository(), console);
    }

    CheckProject checkProject() {
        return new CheckProject(repository(), databases::states, locks(), console);
    }

    TargetStanding update(String target) {
        databases.willBeOpened();
        return new Update(repository(), console).run(databases.target(target));
    }

    UpgradePreview previewUpgrade(String target, Optional<Version> last) {
        databases.willBeOpened();
        return new PreviewUpgrade(repository(), console).run(databases.target(target), last);
    }

    void rollback(String target, Optional<String> confirmed, BackupParameters backups) {
        databases.willBeOpened();
        new Rollback(repository(), database -> backups.of(database, clock), console)
                .run(databases.target(target), confirmed);
    }

    void rehearseUpgrade(String target, RehearseUpgrade.Request request, BackupParameters backups) {
        databases.willBeOpened();
        new RehearseUpgrade(repository(), databases::observed, databases::author, backups.programs(), console)
                .run(databases.target(target), request);
    }

    void upgrade(String target, Upgrade.Request request, BackupParameters backups) {
        databases.willBeOpened();
        Upgrade.Means means = new Upgrade.Means(
                databases::applier,
                databases::author,
                database -> backups.of(database, clock),
                new AdoptTarget(databases.expectedState(), console),
                clock);
        new Upgrade(repository(), means, console).run(databases.target(target), request);
    }

    void bootstrap(String target, RunBootstraps.Request request, BackupParameters backups) {
        databases.willBeOpened();
        RunBootstraps.Means means = new RunBootstraps.Means(
                progress -> new BootstrapRun(clock, progress, databases.java()),
                database -> backups.of(database, clock));
        new RunBootstraps(repository(), means, console).run(databases.target(target), request);
    }

    void drift(String target, FindDrift.Options options) {
        new FindDrift(repository(), databases.expectedState(), console)
                .run(databases.target(target), options, this::tell);
    }

    /** A database in the state of the files checked out, until the build ends. */
    DatabaseAddress testDatabase() {
        databases.willBeOpened();
        TestDatabase database = databases.testDatabase(git.files());
        SessionEnd.run(mojo.session, database::close);
        return database.address();
    }

    /** What the user typed for a parameter, or answers now; nothing waits where nobody is there to answer. */
    String answer(@Nullable String typed, String property, String question, String goal, String example) {
        return Optional.ofNullable(typed)
                .or(() -> console.ask(question))
                .orElseThrow(() -> new HopException(
                        "%s is missing".formatted(property),
                        "hop:%s needs it, and nobody is there to ask".formatted(goal),
                        "mvn hop:%s -D%s=%s".formatted(goal, property, example)));
    }

    Map<String, String> environment() {
        return System.getenv();
    }

    /** What the goal tells machines, if they ask. */
    void tell(Document document) {
        result = document;
    }

    Document result() {
        return result;
    }

    /** Of hop itself. */
    String version() {
        return mojo.plugin.getVersion();
    }

    @Override
    public void close() {
        databases.close();
        git.close();
    }

    private GitRepository repository() {
        return git.repository();
    }

    private Locks locks() {
        return new Locks(repository(), ThisProcess.holder(git.home()), clock);
    }

    private Validation validation(TestSettings tests) {
        return new Validation(repository(), TestRuns.of(mojo, repository(), tests, console), tests.timeout());
    }
}
