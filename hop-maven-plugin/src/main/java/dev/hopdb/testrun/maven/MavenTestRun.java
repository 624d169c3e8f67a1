package dev.hopdb.testrun.maven;

import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestRequest;
import dev.hopdb.testrun.TestRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the tests of a checked-out project with the Maven of the calling build. */
public final class MavenTestRun implements TestRun {

    private final MavenSetup setup;
    private final Consumer<String> console;

    /** @param console is told how far a run is that takes long */
    public MavenTestRun(MavenSetup setup, Consumer<String> console) {
        this.setup = setup;
        this.console = console;
    }

    @Override
    public TestOutcome run(TestRequest asked) {
        TestRequest request = absolute(asked);
        BuildFolder folder = BuildFolder.of(request, setup.buildRoot());
        Verdict verdict = new Verdict(request, setup.phase());
        Optional<TestFilter> filter = TestFilter.in(folder, System.getenv());
        if (filter.isPresent()) {
            return verdict.onFilter(filter.get());
        }
        Reports reports = Reports.asOfNow(request.top());
        Fork fork = new Fork(new MavenCommand(setup, folder).arguments(), folder.path(), request.log());
        Fork.End end = fork.run(
                new ForkEnvironment(setup, folder, request.database()).variables(),
                request.timeout(),
                new LongRun(System::nanoTime, console));
        return verdict.on(end, reports.writtenSince());
    }

    private static TestRequest absolute(TestRequest request) {
        return new TestRequest(
                absolute(request.top()),
                absolute(request.home()),
                request.database(),
                request.timeout(),
                absolute(request.log()),
                request.command());
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
