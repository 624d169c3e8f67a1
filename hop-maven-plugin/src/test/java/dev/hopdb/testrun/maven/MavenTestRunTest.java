package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hopdb.testrun.FailedTest;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestOutcome.Blocked;
import dev.hopdb.testrun.TestOutcome.Passed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real builds in processes of their own; what can be told from reports alone is in {@link VerdictTest}. */
class MavenTestRunTest {

    @TempDir
    Path folder;

    private CheckedOutProject project;

    @BeforeEach
    void checkOut() {
        project = CheckedOutProject.in(folder.resolve("check out"));
    }

    @Test
    void passesWithTheDatabaseInTheEnvironmentAndAnOwnerOnlyLog() throws IOException {
        project.withTest("UsersTest", """
                org.junit.jupiter.api.Assertions.assertEquals("pa ss'w%rd", System.getenv("HOP_VALIDATION_PASSWORD"));
                org.junit.jupiter.api.Assertions.assertEquals("tester", System.getenv("HOP_VALIDATION_USER"));
                """);

        TestOutcome outcome = project.run();

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(((Passed) outcome).classes()).containsExactly("com.acme.UsersTest");
        Path log = folder.resolve("log/test.log");
        assertThat(log).content().contains("BUILD SUCCESS").doesNotContain("pa ss");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void namesTheFailingTestItsPlaceAndItsMessage() {
        project.with("pom.xml", CheckedOutProject.pom("<testFailureIgnore>true</testFailureIgnore>"))
                .withTest("UsersTest", "org.junit.jupiter.api.Assertions.fail(\"expected a unique violation\");");

        Blocked blocked = blocked(project.run());

        assertThat(blocked.note()).isEqualTo("1 test, 1 failed");
        assertThat(blocked.failures())
                .containsExactly(new FailedTest("UsersTest.works", "UsersTest.java:5", "expected a unique violation"));
    }

    @Test
    void blocksWhenTheTestJvmExitsEvenIfThePomIgnoresFailures() {
        project.with("pom.xml", CheckedOutProject.pom("<testFailureIgnore>true</testFailureIgnore>"))
                .withTest("FineTest", "")
                .withTest("UsersTest", "System.exit(0);");

        assertThat(blocked(project.run()).why()).contains("the JVM of the tests ended before they did");
    }

    @Test
    void showsTheFirstCompilationError() {
        project.withTest("UsersTest", "int one = \"one\";");

        Blocked blocked = blocked(project.run());

        assertThat(blocked.note()).isEqualTo("no test ran");
        assertThat(blocked.why())
                .contains("src/test/java/com/acme/UsersTest.java:5 incompatible types")
                .doesNotContain(folder.toString());
    }

    @Test
    void blocksALiteralSkipInThePomAndSaysWhereToLook() {
        project.with("pom.xml", CheckedOutProject.pom("<skipTests>true</skipTests>"))
                .withTest("UsersTest", "");

        Blocked blocked = blocked(project.run());

        assertThat(blocked.note()).isEqualTo("no test ran");
        assertThat(blocked.fix()).contains("<skipTests>").contains("pom.xml");
    }

    @Test
    void blocksAFilterInThePomThatLeavesSomeTestsOut() {
        project.with("pom.xml", CheckedOutProject.pom("<excludes><exclude>**/UsersTest.java</exclude></excludes>"))
                .withTest("FineTest", "")
                .withTest("UsersTest", "org.junit.jupiter.api.Assertions.fail();");

        assertThat(blocked(project.run()).note()).isEqualTo("1 test, without com.acme.UsersTest");
    }

    @Test
    void doesNotEvenStartWithAFilterInMavenConfig() {
        project.with(".mvn/maven.config", "-Dtest=UsersTest\n").withTest("UsersTest", "");

        Blocked blocked = blocked(project.run());

        assertThat(blocked.why()).startsWith("-Dtest=UsersTest in .mvn/maven.config");
        assertThat(folder.resolve("log/test.log")).doesNotExist();
    }

    /** As {@code mvn -pl shop -am verify} would: another module comes along, an integration test runs, a third one stays out. */
    @Test
    void buildsTheModuleAtHandWithWhatItNeedsUpToVerify() {
        project.withModules("lib", "shop", "other")
                .with("lib/src/main/java/com/acme/Lib.java", "package com.acme; public class Lib {}")
                .with("other/src/main/java/com/acme/Broken.java", "does not compile")
                .withTest("shop", "UsersTest", "new Lib();")
                .withTest("shop", "UsersIT", "new Lib();");

        TestOutcome outcome = project.run("shop", "verify");

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(((Passed) outcome).classes()).containsExactly("com.acme.UsersIT", "com.acme.UsersTest");
    }

    private static Blocked blocked(TestOutcome outcome) {
        return assertThat(outcome).asInstanceOf(type(Blocked.class)).actual();
    }
}
