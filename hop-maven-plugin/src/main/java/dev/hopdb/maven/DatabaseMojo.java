package dev.hopdb.maven;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Gives the tests of this build a database of their own, in the state that the files checked out describe: what is
 * released, what is staged, and on a patch branch its patch. It is dropped when the build ends.
 *
 * <p>Bound to the life cycle, before the tests. They find it behind the system properties {@code hop.test.url} and
 * {@code hop.test.user}; the password is in the Maven property {@code hop.test.password}, which hop-parent-pom hands on
 * as the environment variable {@code HOP_TEST_PASSWORD}. Needs neither origin nor a branch: a detached or shallow
 * checkout will do.
 */
@Mojo(name = "database", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class DatabaseMojo extends HopMojo {

    private static final String URL = "hop.test.url";
    private static final String USER = "hop.test.user";
    private static final String PASSWORD = "hop.test.password";

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
        if (skip || skipTests || skipTestCompilation) {
            getLog().info("No database for the tests: skipped");
            return;
        }
        Map<String, String> environment = hop.environment();
        String validating = environment.get("HOP_VALIDATION_URL");
        DatabaseAddress address = validating == null
                ? hop.testDatabase()
                : new DatabaseAddress(
                        validating,
                        environment.getOrDefault("HOP_VALIDATION_USER", ""),
                        new Secret(environment.getOrDefault("HOP_VALIDATION_PASSWORD", "")));
        handOn(address);
    }

    /** As properties of the project for the POM, and of the session for Surefire where the POM says nothing. */
    private void handOn(DatabaseAddress address) {
        Properties ofProject = project.getProperties();
        ofProject.setProperty(URL, address.url());
        ofProject.setProperty(USER, address.user());
        ofProject.setProperty(PASSWORD, address.password().reveal());
        session.getUserProperties().setProperty(URL, address.url());
        session.getUserProperties().setProperty(USER, address.user());
    }
}
