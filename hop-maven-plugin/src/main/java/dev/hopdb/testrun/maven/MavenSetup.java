package dev.hopdb.testrun.maven;

import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the calling build runs with, and its test runs therefore too.
 *
 * @param phase up to which the project is built: {@code test} or {@code verify}
 * @param buildRoot where the calling build was started, from the top of the repository; empty for the top itself
 */
public record MavenSetup(Installation installation, Settings settings, String phase, Path buildRoot) {

    private static final List<String> PHASES = List.of("test", "verify");

    public MavenSetup {
        if (!PHASES.contains(phase)) {
            throw new HopException(
                    "hop.validationGoals is '%s'".formatted(phase),
                    "a validation runs the tests and publishes nothing, so it is one of %s".formatted(PHASES),
                    "-Dhop.validationGoals=verify");
        }
        if (buildRoot.isAbsolute()) {
            throw new IllegalArgumentException("not within the repository: " + buildRoot);
        }
    }

    /** The Maven and the JDK. */
    public record Installation(Path mavenHome, Path javaHome) {}

    /** Where artifacts come from and what is switched on. */
    public record Settings(
            Optional<Path> user, Optional<Path> global, Path localRepository, List<String> profiles, boolean offline) {

        public Settings {
            profiles = List.copyOf(profiles);
        }
    }
}
