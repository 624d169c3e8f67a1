package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestOutcome.Blocked;
import dev.hopdb.testrun.TestOutcome.Passed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of tests that were compiled and did not run: which block, which are only named, and which are left alone. */
class UnreportedTestsTest {

    @TempDir
    Path folder;

    private final List<String> sources = new ArrayList<>();
    private CheckedOutProject project;
    private String phase = "test";

    @BeforeEach
    void checkOut() {
        project = new CheckedOutProject(folder.resolve("scratch"))
                .with("pom.xml", "<project/>")
                .with("../log/test.log", "[INFO] BUILD SUCCESS\n");
        source("com/acme/RanTest.java", "class RanTest { @Test void works() {} }");
    }

    @Test
    void blocksAndNamesAClassThatNoReportSpeaksOf() {
        source("com/acme/UsersTest.java", "class UsersTest { @Test void works() {} }");

        Blocked blocked = blocked();

        assertThat(blocked.note()).isEqualTo("1 test, without com.acme.UsersTest");
        assertThat(blocked.why())
                .startsWith("no report speaks of these test classes")
                .contains("pom.xml");
        assertThat(blocked.fix()).contains("@Disabled");
        assertThat(blocked.other())
                .isEqualTo("or, if they run in a later phase: mvn hop:patch-merge -Dhop.validationGoals=verify");
    }

    @Test
    void seesTestsThatAreNestedOrInherited() {
        source("com/acme/Checks.java", "abstract class Checks { @Test void works() {} }");
        source("com/acme/HeirTest.java", "class HeirTest extends Checks {}");
        source("com/acme/OuterTest.java", """
                class OuterTest { @org.junit.jupiter.api.Nested class Inner { @Test void works() {} } }""");

        assertThat(blocked().note()).isEqualTo("1 test, without com.acme.HeirTest, com.acme.OuterTest");
    }

    @Test
    void blocksAClassForAnotherJUnitThanTheOneThatRuns() {
        source(
                "org/junit/Test.java",
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                        + " public @interface Test {}");
        source("com/acme/OldTest.java", "class OldTest { @org.junit.Test public void works() {} }");

        assertThat(blocked().note()).isEqualTo("1 test, without com.acme.OldTest");
    }

    @Test
    void leavesAloneWhatSurefireWouldNotTakeEither() {
        source("com/acme/UsersIT.java", "class UsersIT { @Test void works() {} }");
        source("com/acme/AbstractTest.java", "abstract class AbstractTest { @Test void works() {} }");
        source("com/acme/Support.java", "class Support { @Test void works() {} }");
        source("com/acme/EmptyTest.java", "class EmptyTest { void works() {} @Test private void hidden() {} }");
        source("com/acme/FixtureTest.java", "class FixtureTest { static class Sample { @Test void works() {} } }");

        assertThat(passed().unsure()).isEmpty();
    }

    @Test
    void leavesAloneWhatSwitchesItselfOff() {
        source("com/acme/OffTest.java", "@org.junit.jupiter.api.Disabled class OffTest { @Test void works() {} }");
        source("com/acme/DoneTest.java", "class DoneTest { @Test @org.junit.jupiter.api.Disabled void works() {} }");
        source("com/acme/WindowsTest.java", """
                @org.junit.jupiter.api.condition.EnabledOnOs(org.junit.jupiter.api.condition.OS.WINDOWS)
                class WindowsTest { @Test void works() {} }""");

        assertThat(passed().unsure()).isEmpty();
    }

    @Test
    void leavesAloneWhatWasReportedAsSkippedOrWithoutATest() {
        source("com/acme/SkippedTest.java", "class SkippedTest { @Test void works() {} }");
        source("com/acme/NoneTest.java", "class NoneTest { @Test void works() {} }");

        TestOutcome outcome = after(
                () -> project.with(report("RanTest"), text("RanTest", "<testcase name=\"works\" classname=\"%s\"/>"))
                        .with(
                                report("SkippedTest"),
                                text("SkippedTest", "<testcase name=\"\" classname=\"%s\"><skipped/></testcase>"))
                        .with(report("NoneTest"), text("NoneTest", "")));

        assertThat(outcome).isInstanceOf(Passed.class);
    }

    @Test
    void onlyNamesClassesThatATagMayKeepOut() {
        source("com/acme/SlowTest.java", """
                @org.junit.jupiter.api.Tag("slow") class SlowTest { @Test void works() {} }""");
        source("com/acme/Nightly.java", "@interface Nightly {}");
        source("com/acme/NightTest.java", "class NightTest { @Test @Nightly void works() {} }");

        assertThat(passed().unsure()).containsExactly("com.acme.NightTest", "com.acme.SlowTest");
    }

    @Test
    void onlyNamesClassesThatMayWaitForALaterPhase() {
        project.with("pom.xml", failsafe("<includes><include>**/*IntegrationTest.java</include></includes>"));
        source("com/acme/UsersIntegrationTest.java", "class UsersIntegrationTest { @Test void works() {} }");

        assertThat(passed().unsure()).containsExactly("com.acme.UsersIntegrationTest");

        phase = "verify";
        assertThat(blocked().note()).endsWith("without com.acme.UsersIntegrationTest");
    }

    @Test
    void onlyNamesClassesThatFailsafeTakesByDefault() {
        project.with("pom.xml", failsafe(""));
        source("com/acme/ITUsersTest.java", "class ITUsersTest { @Test void works() {} }");
        source("com/acme/TestUsersIT.java", "class TestUsersIT { @Test void works() {} }");

        assertThat(passed().unsure()).containsExactly("com.acme.ITUsersTest", "com.acme.TestUsersIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<includes><include>**/*IntegrationTest.java</include></includes>",
                "<includes><include>**/it/*Test.java</include></includes>",
                "<includes><include>!com.acme.UsersTest, *Test</include></includes>",
                "<includes><include>${failsafe.tests}</include></includes>",
                "<includes><include>*Test</include></includes><excludes><exclude>Users*</exclude></excludes>"
            })
    void blocksWhatFailsafeDoesNotTake(String configuration) {
        project.with("pom.xml", failsafe(configuration));
        source("com/acme/UsersTest.java", "class UsersTest { @Test void works() {} }");

        assertThat(blocked().note()).endsWith("without com.acme.UsersTest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*Test",
                "UsersTest",
                "com.acme.UsersTest",
                "com/acme/*Test.class",
                "**/Nothing.java, **/Users*.java"
            })
    void readsIncludesAsFailsafeDoes(String include) {
        project.with("pom.xml", failsafe("<includes><include>%s</include></includes>".formatted(include)));
        source("com/acme/UsersTest.java", "class UsersTest { @Test void works() {} }");

        assertThat(passed().unsure()).containsExactly("com.acme.UsersTest");
    }

    @Test
    void blocksWherePomOnlySpeaksOfFailsafe() {
        project.with("pom.xml", """
                <project>
                  <!-- no maven-failsafe-plugin, no integration-test: **/*Test.java -->
                  <properties><phase>integration-test</phase></properties>
                </project>""");
        source("com/acme/ITUsersTest.java", "class ITUsersTest { @Test void works() {} }");

        assertThat(blocked().note()).endsWith("without com.acme.ITUsersTest");
    }

    @Test
    void onlyNamesClassesWhereReportsUseOtherNames() {
        source("com/acme/UsersTest.java", "class UsersTest { @Test void works() {} }");

        TestOutcome outcome = after(() -> project.with(report("x"), """
                <testsuite name="x" time="0"><testcase name="works" classname="Users are unique"/></testsuite>"""));

        assertThat(outcome)
                .asInstanceOf(type(Passed.class))
                .satisfies(passed -> assertThat(passed.unsure()).contains("com.acme.UsersTest"));
    }

    @Test
    void leavesAloneTestsThatHopGenerated() {
        project.with("target/generated-test-sources/hop/com/acme/UsersTest.java", "");
        source("com/acme/UsersTest.java", "class UsersTest { @Test void works() {} }");

        assertThat(passed().unsure()).isEmpty();
    }

    @Test
    void leavesAloneBuildsInsideOfTheBuildAndFilesThatAreNoClasses() {
        source("com/acme/UsersTest.java", "class UsersTest { @Test void works() {} }");
        compile("target/it/shop/target/test-classes");
        sources.remove(1);
        project.with("target/test-classes/com/acme/BrokenTest.class", "no class");

        assertThat(passed().unsure()).isEmpty();
    }

    private static String failsafe(String configuration) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <build><plugins><plugin>
                    <artifactId>maven-failsafe-plugin</artifactId>
                    <executions><execution><configuration>%s</configuration></execution></executions>
                  </plugin></plugins></build>
                </project>""".formatted(configuration);
    }

    private Passed passed() {
        return assertThat(afterRanTest()).asInstanceOf(type(Passed.class)).actual();
    }

    private Blocked blocked() {
        return assertThat(afterRanTest()).asInstanceOf(type(Blocked.class)).actual();
    }

    private TestOutcome afterRanTest() {
        return after(() -> project.with(
                report("RanTest"),
                text(
                        "RanTest",
                        "<testcase name=\"works\" classname=\"%s\" time=\"%d\"/>"
                                .replace("%d", phase.equals("test") ? "0.1" : "0.22"))));
    }

    private TestOutcome after(Runnable run) {
        compile("target/test-classes");
        var request = project.request(Duration.ofMinutes(1));
        Reports reports = Reports.asOfNow(request.top());
        run.run();
        return new Verdict(request, phase).on(new Fork.End.Exited(0), reports.writtenSince());
    }

    private void source(String path, String text) {
        String packageName = path.substring(0, path.lastIndexOf('/')).replace('/', '.');
        String imported = packageName.equals("org.junit") ? "" : "import org.junit.jupiter.api.Test;\n";
        project.with("src/test/java/" + path, "package %s;\n%s%s\n".formatted(packageName, imported, text));
        sources.add(project.top().resolve("src/test/java").resolve(path).toString());
    }

    private void compile(String to) {
        Stream<String> options = Stream.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                project.top().resolve(to).toString());
        String[] arguments = Stream.concat(options, sources.stream()).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
    }

    private static String report(String simpleName) {
        return "target/surefire-reports/TEST-com.acme.%s.xml".formatted(simpleName);
    }

    private static String text(String simpleName, String testcase) {
        String name = "com.acme." + simpleName;
        return "<testsuite name=\"%s\" time=\"0\">%s</testsuite>".formatted(name, testcase.replace("%s", name));
    }
}
