package dev.hopdb.maven;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import dev.hopdb.testrun.maven.Lifeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Gives the tests of this build a database of their own, in the state that the files checked out describe: what is
 * released, what is staged, and on a patch branch its patch. It is dropped when the build ends.
 *
 * <p>Bound to the life cycle, before the tests. They find it behind the system properties {@code hop.test.url} and
 * {@code hop.test.user}, and need no password: the driver finds it in an owner-only file below {@code target}, named by
 * the system property {@code org.postgresql.pgpassfile}. So {@code DriverManager.getConnection(url, user, null)} is all
 * there is to write, and Surefire and Failsafe need no configuration. Other tools find the file's name in the Maven
 * property {@code hop.test.pgpassfile}, and the password itself in {@code hop.test.password}, which hop-parent-pom hands
 * on as the environment variable {@code HOP_TEST_PASSWORD}. Under {@code -X} that property stays empty, since Maven
 * prints there what it hands on.
 *
 * <p>Needs neither origin nor a branch: a detached or shallow checkout will do. In a build of several modules, each that
 * binds this goal gets a database in the state of the module that holds {@code .hop}; a module without test classes, or
 * of packaging {@code pom}, gets none. Bound to a phase before those of the tests, such as {@code generate-sources}, the
 * goal makes one for whatever reads a database there, also where tests are skipped.
 */
@Mojo(name = "database", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class DatabaseMojo extends HopMojo {

    private static final String VALIDATION = "HOP_VALIDATION_";

    /** Makes no database. Inside a validation this blocks the merge. */
    @Parameter(property = "hop.skip", defaultValue = "false")
    private boolean skip;

    /** As Surefire knows it: tests that do not run need no database. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** As Surefire knows it: tests that do not run need no database. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTestCompilation;

    @Override
    void run(Wiring hop) {
        Map<String, String> environment = hop.environment();
        boolean validating = environment.containsKey(VALIDATION + "URL");
        if (validating) {
            Lifeline.holdOnTo(environment);
            refuseSkipping();
        }
        if (skip || (!isForSources() && (skipTests || skipTestCompilation))) {
            getLog().info("No database for the tests: skipped");
        } else if (hasNoTests()) {
            getLog().debug("No database for the tests: there are none");
        } else {
            DatabaseAddress address = validating ? given(environment) : hop.testDatabase();
            new TestConnection(address, project, session).handOn(getLog());
        }
    }

    private void refuseSkipping() {
        if (skip) {
            throw new HopException(
                    "hop.skip is set in the POM or in a profile: remove it",
                    "this is a validation: without the database that was built for it, its tests prove nothing",
                    "remove <skip> from the configuration of hop-maven-plugin, and hop.skip from <properties>");
        }
    }

    /** Whoever binds the goal to a phase before those of the tests wants the database for something else. */
    private boolean isForSources() {
        return Optional.ofNullable(execution.getLifecyclePhase())
                .filter(phase -> !phase.contains("test"))
                .isPresent();
    }

    private boolean hasNoTests() {
        boolean forTests = "process-test-classes".equals(execution.getLifecyclePhase());
        boolean isForeignPom = project.getPackaging().equals("pom")
                && !Home.hasConfig(project.getBasedir().toPath());
        return isForeignPom
                || (forTests && !Files.isDirectory(Path.of(project.getBuild().getTestOutputDirectory())));
    }

    private static DatabaseAddress given(Map<String, String> environment) {
        return new DatabaseAddress(
                environment.getOrDefault(VALIDATION + "URL", ""),
                environment.getOrDefault(VALIDATION + "USER", ""),
                new Secret(environment.getOrDefault(VALIDATION + "PASSWORD", "")));
    }
}
