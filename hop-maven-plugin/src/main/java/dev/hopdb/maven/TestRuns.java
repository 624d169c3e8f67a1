package dev.hopdb.maven;

import dev.hopdb.git.GitRepository;
import dev.hopdb.testrun.TestRun;
import dev.hopdb.testrun.maven.MavenSetup;
import dev.hopdb.testrun.maven.MavenTestRun;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/** Test runs with the Maven, the JDK and the settings of the calling build. */
final class TestRuns {

    private TestRuns() {}

    static TestRun of(HopMojo mojo, GitRepository git, TestSettings tests) {
        MavenExecutionRequest request = mojo.session.getRequest();
        MavenSetup.Installation installation = new MavenSetup.Installation(
                Path.of(System.getProperty("maven.home")), Path.of(System.getProperty("java.home")));
        MavenSetup.Settings settings = new MavenSetup.Settings(
                existing(request.getUserSettingsFile()),
                existing(request.getGlobalSettingsFile()),
                request.getLocalRepositoryPath().toPath(),
                request.getActiveProfiles(),
                request.isOffline());
        Path root = Path.of(mojo.session.getExecutionRootDirectory()).toAbsolutePath();
        Path top = git.workspace().top();
        Path buildRoot = root.startsWith(top) ? top.relativize(root) : Path.of("");
        return new MavenTestRun(new MavenSetup(installation, settings, tests.phase(), buildRoot));
    }

    private static Optional<Path> existing(@Nullable File file) {
        return Optional.ofNullable(file).filter(File::exists).map(File::toPath);
    }
}
