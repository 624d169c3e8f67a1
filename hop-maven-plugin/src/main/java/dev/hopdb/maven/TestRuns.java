package dev.hopdb.maven;

import dev.hopdb.console.Console;
import dev.hopdb.git.GitRepository;
import dev.hopdb.testrun.TestRun;
import dev.hopdb.testrun.maven.MavenSetup;
import dev.hopdb.testrun.maven.MavenTestRun;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/** Test runs with the Maven, the JDK and the settings of the calling build. */
final class TestRuns {

    private TestRuns() {}

    static TestRun of(HopMojo mojo, GitRepository git, TestSettings tests, Console console) {
        MavenSetup.refuseFilters(mojo.session.getUserProperties());
        MavenExecutionRequest request = mojo.session.getRequest();
        MavenSetup.Installation installation = new MavenSetup.Installation(
                Path.of(System.getProperty("maven.home")), Path.of(System.getProperty("java.home")));
        MavenSetup.Settings settings = new MavenSetup.Settings(
                existing(request.getUserSettingsFile()),
                existing(request.getGlobalSettingsFile()),
                request.getLocalRepositoryPath().toPath(),
                profiles(request),
                request.isOffline());
        Path root = Path.of(mojo.session.getExecutionRootDirectory()).toAbsolutePath();
        Path top = git.workspace().top();
        Path buildRoot = root.startsWith(top) ? top.relativize(root) : Path.of("");
        return new MavenTestRun(new MavenSetup(installation, settings, tests.phase(), buildRoot), console::detail);
    }

    private static List<String> profiles(MavenExecutionRequest request) {
        return Stream.concat(
                        request.getActiveProfiles().stream(),
                        request.getInactiveProfiles().stream().map(id -> "!" + id))
                .toList();
    }

    private static Optional<Path> existing(@Nullable File file) {
        return Optional.ofNullable(file).filter(File::exists).map(File::toPath);
    }
}
