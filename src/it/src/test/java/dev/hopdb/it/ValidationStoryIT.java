package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What blocks a merge, whoever wants it through: tests that fail, that do not run, or that run on something else. */
class ValidationStoryIT {

    private Shop shop;
    private String originBefore;

    @BeforeEach
    void aPatchReadyToBeMerged(@TempDir Path folder) {
        shop = Shop.ready(folder);
        originBefore = refs();
    }

    @Test
    void noOptionOnTheCommandLineLeavesTestsOut() {
        blocked("-DskipTests").says("-DskipTests=true leaves tests out", "a validation cannot be disabled");
        blocked("-Dtest=UsersTest").says("-Dtest=UsersTest leaves tests out");
        blocked("-Dmaven.test.failure.ignore=true").says("leaves tests out");
        blocked("-Dhop.skip").says("-Dhop.skip=true leaves tests out");
    }

    @Test
    void noOptionInMavenConfigLeavesTestsOut() {
        shop.write(".mvn/maven.config", "-Dmaven.test.skip=true\n").commit();

        blocked().says("-Dmaven.test.skip=true", "leaves tests out");
    }

    @Test
    void noPropertyOfThePomLeavesTheDatabaseOut() {
        shop.replace("pom.xml", "<properties>", "<properties>\n    <hop.skip>true</hop.skip>")
                .commit();

        blocked().says("hop.skip is set in the POM or in a profile: remove it");
    }

    @Test
    void noLiteralOfThePomLeavesTestsOut() {
        shop.replace("pom.xml", "</properties>", """
                </properties>
                  <build><plugins><plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <configuration><skipTests>true</skipTests></configuration>
                  </plugin></plugins></build>""").commit();

        blocked().says("no test ran", "look for <skipTests>");
    }

    @Test
    void noFilterOfThePomLeavesAClassOut() {
        shop.replace("pom.xml", "</properties>", """
                </properties>
                  <build><plugins><plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <configuration><excludes><exclude>**/UsersTest.java</exclude></excludes></configuration>
                  </plugin></plugins></build>""").commit();

        blocked().says("without com.acme.UsersTest");
    }

    /** What ran is the test that hop generates, of the classes that it generates. */
    @Test
    void testsThatAreAllDisabledProveNothing() {
        shop.withTest("UsersTest", "org.junit.jupiter.api.Assumptions.assumeTrue(false);")
                .replace("src/test/java/com/acme/DatabaseTest.java", "@Test", "@org.junit.jupiter.api.Disabled @Test")
                .commit();

        blocked().says("1 test, none of the project's own", "without one nothing is proven");
    }

    @Test
    void aTestJvmThatDiesIsNamed() {
        shop.withTest("UsersTest", "Runtime.getRuntime().halt(3);").commit();

        blocked().says("the JVM of the tests ended before they did");
    }

    @Test
    void aTestThatHangsIsEnded() {
        shop.withTest("UsersTest", "Thread.sleep(600_000);").commit();

        blocked("-Dhop.testTimeout=20s").says("time ran out", "hop.testTimeout, 20s");
    }

    @Test
    void aTestMayNotChangeWhatIsPublished() {
        shop.withTest("UsersTest", "Files.writeString(Path.of(\"README.md\"), \"changed\");")
                .commit();

        blocked().says("the tests changed README.md");
    }

    @Test
    void failedTestsAreListedWithPlaceAndMessage() {
        shop.withTest("UsersTest", "assertEquals(2, update(\"DELETE FROM users\"));")
                .commit();

        blocked("-Dhop.validationGoals=test")
                .says("3 tests, 1 failed", "UsersTest.holds  UsersTest.java:12  expected: <2> but was: <1>")
                .says("patch-merge-1-users.log");
    }

    /** And the same is published when it is mended: a refusal leaves nothing in the way. */
    @Test
    void aTestClassThatRanTheLastTimeMustRunAgain() {
        shop.shell().mvn("hop:patch-merge").succeeds().says("You are on ho-release/0.1.0");
        shop.shell().mvn("hop:patch-create", "-Dhop.patch=2-more").succeeds();
        String pom = shop.read("pom.xml");
        shop.write("Patches/2-more/more.sql", "CREATE TABLE more (id int);\n")
                .replace(
                        "src/test/java/com/acme/UsersTest.java",
                        "class ",
                        "@org.junit.jupiter.api.Tag(\"slow\") class ")
                .replace("pom.xml", "</properties>", """
                        </properties>
                          <build><plugins><plugin>
                            <artifactId>maven-surefire-plugin</artifactId>
                            <configuration><excludedGroups>slow</excludedGroups></configuration>
                          </plugin></plugins></build>""")
                .commit();
        originBefore = refs();

        blocked().says("com.acme.UsersTest did not run");

        shop.write("pom.xml", pom).commit();
        shop.shell().mvn("hop:patch-merge").succeeds().says("Publish");
    }

    private Output blocked(String... arguments) {
        String[] all = Shell.with("hop:patch-merge", arguments);
        Output output = shop.shell().mvn(all).fails().says("Why:", "Fix:");
        assertThat(refs()).as("branches on origin after %s", output.text()).isEqualTo(originBefore);
        assertThat(shop.shell().git("status", "--short").text()).isEmpty();
        return output;
    }

    private String refs() {
        return shop.shell().git("ls-remote", "origin").succeeds().text();
    }
}
