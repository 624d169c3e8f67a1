package dev.hopdb.testrun.maven;

import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

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

    /** Refuses a command line with an option that keeps tests from running: it would not reach them, and seem to. */
    public static void refuseFilters(Properties typed) {
        TestFilter.in(typed).ifPresent(filter -> {
            throw new HopException(
                    "%s leaves tests out".formatted(filter.option()),
                    "a validation cannot be disabled: what is published is proven by all tests",
                    "the same command without it; or mend, or delete in the patch, the test that is in the way");
        });
    }

    /** The Maven and the JDK. */
    public record Installation(Path mavenHome, Path javaHome) {}

    /**
     * Where artifacts come from and what is switched on.
     *
     * @param profiles as on a command line: one that is switched off begins with an exclamation mark
     */
    public record Settings(
            Optional<Path> user, Optional<Path> global, Path localRepository, List<String> profiles, boolean offline) {

        public Settings {
            profiles = List.copyOf(profiles);
        }
    }
}
