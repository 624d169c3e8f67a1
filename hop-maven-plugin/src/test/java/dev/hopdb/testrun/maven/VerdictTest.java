package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hopdb.testrun.FailedTest;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestOutcome.Blocked;
import dev.hopdb.testrun.TestOutcome.Passed;
import dev.hopdb.testrun.TestRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports and an exit code prove, without a build. */
class VerdictTest {

    private static final String REPORT = "target/surefire-reports/TEST-com.acme.UsersTest.xml";
    private static final Fork.End WELL = new Fork.End.Exited(0);

    @TempDir
    Path folder;

    private CheckedOutProject project;
    private TestRequest request;

    @BeforeEach
    void checkOut() {
        project = new CheckedOutProject(folder.resolve("scratch"))
                .with("pom.xml", "")
                .with("../log/test.log", "[INFO] BUILD SUCCESS\n");
        request = absolute(project.request(Duration.ofMinutes(30)));
    }

    @Test
    void passesWithOneTestOfTheProjectsOwn() {
        assertThat(after(WELL, () -> project.with(REPORT, report("com.acme.UsersTest", "<testcase/>"))))
                .isEqualTo(new Passed(1, new TreeSet<>(List.of("com.acme.UsersTest"))));
    }

    @Test
    void countsANestedClassAsItsOuterOne() {
        assertThat(after(WELL, () -> project.with(REPORT, report("com.acme.UsersTest$Names", "<testcase/>"))))
                .isEqualTo(new Passed(1, new TreeSet<>(List.of("com.acme.UsersTest"))));
    }

    @Test
    void countsIntegrationTestsToo() {
        String failsafe = "target/failsafe-reports/TEST-com.acme.UsersIT.xml";

        assertThat(after(WELL, () -> project.with(failsafe, report("com.acme.UsersIT", "<testcase/>"))))
                .isInstanceOf(Passed.class);
    }

    @Test
    void blocksWithoutAReport() {
        assertThat(blocked(WELL, () -> {}).note()).isEqualTo("no test ran");
    }

    @Test
    void blocksOnAReportThatWasThereBefore() {
        project.with(REPORT, report("com.acme.UsersTest", "<testcase/>"));

        assertThat(blocked(WELL, () -> {}).note()).isEqualTo("no test ran");
    }

    @Test
    void blocksOnGeneratedTestsAlone() {
        project.with("target/generated-test-sources/hop/com/acme/UsersTest.java", "");

        assertThat(blocked(WELL, () -> project.with(REPORT, report("com.acme.UsersTest", "<testcase/>")))
                        .note())
                .isEqualTo("1 test, none of the project's own");
    }

    @Test
    void blocksOnTestsOfOtherModulesAlone() {
        String other = "other/" + REPORT;
        request = new TestRequest(
                request.top(),
                request.top().resolve("shop"),
                request.database(),
                request.timeout(),
                request.log(),
                request.command());

        assertThat(blocked(WELL, () -> project.with(other, report("com.acme.UsersTest", "<testcase/>")))
                        .note())
                .isEqualTo("1 test, none of the project's own");
    }

    @Test
    void blocksWhenAllTestsAreSkipped() {
        Blocked blocked = blocked(
                WELL, () -> project.with(REPORT, report("com.acme.UsersTest", "<testcase><skipped/></testcase>")));

        assertThat(blocked.note()).isEqualTo("1 test, all skipped");
    }

    @Test
    void blocksOnAFailureInAnyModuleEvenIfMavenEndsWell() {
        Blocked blocked = blocked(WELL, () -> {
            project.with(REPORT, report("com.acme.UsersTest", "<testcase/>"));
            project.with("other/" + REPORT, report("com.acme.OrdersTest$Late", """
                    <testcase name="refuses(Connection)"><error message="late&#10;very" type="java.lang.Error"><![CDATA[java.lang.Error: late
                    	at com.acme.Orders.place(Orders.java:7)
                    	at com.acme.OrdersTest$Late.refuses(OrdersTest.java:31)
                    ]]></error></testcase>"""));
        });

        assertThat(blocked.note()).isEqualTo("2 tests, 1 failed");
        assertThat(blocked.failures())
                .containsExactly(new FailedTest("OrdersTest.Late.refuses", "OrdersTest.java:31", "late"));
    }

    @Test
    void acceptsATestThatPassedWhenTheProjectItselfRanItAgain() {
        String flaky = "<testcase><flakyFailure message=\"once\" type=\"java.lang.Error\">x</flakyFailure></testcase>";

        assertThat(after(WELL, () -> project.with(REPORT, report("com.acme.UsersTest", flaky))))
                .isInstanceOf(Passed.class);
    }

    @Test
    void blocksOnAReportThatEndsInTheMiddle() {
        String whole = report("com.acme.UsersTest", "<testcase/>");

        Blocked blocked = blocked(WELL, () -> project.with(REPORT, whole.substring(0, whole.length() - 8)));

        assertThat(blocked.why()).startsWith(REPORT);
    }

    @Test
    void namesPlaceAndSymbolOfCodeThatDoesNotCompile() {
        String file = project.top().resolve("src/main/java/com/acme/A.java").toString();
        project.with("../log/test.log", """
                [ERROR] COMPILATION ERROR :\s
                [ERROR] %1$s:[13,22] cannot find symbol
                  symbol:   variable EMAIL
                  location: class com.acme.A
                [ERROR] %1$s:[14,1] class, interface or enum expected
                [INFO] 2 errors\s
                [ERROR] Failed to execute goal org.acme:compile:1 on project shop: Compilation failure\s
                [ERROR] %1$s:[13,22] cannot find symbol
                [ERROR]   symbol:   variable EMAIL
                [ERROR]   location: class com.acme.A
                [ERROR] %1$s:[14,1] class, interface or enum expected
                """.formatted(file));

        Blocked blocked = blocked(new Fork.End.Exited(1), () -> {});

        assertThat(blocked.note()).isEqualTo("no test ran");
        assertThat(blocked.why()).isEqualTo("""
                Maven ended with exit code 1:
                src/main/java/com/acme/A.java:13 cannot find symbol: variable EMAIL
                src/main/java/com/acme/A.java:14 class, interface or enum expected""");
    }

    @Test
    void blocksOnAnExitCodeEvenIfAllTestsPassed() {
        project.with("../log/test.log", """
                [ERROR] Failed to execute goal com.acme:check:1:run (default) on project shop: 3 findings -> [Help 1]
                [ERROR]\s
                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                """);

        Blocked blocked = blocked(
                new Fork.End.Exited(1), () -> project.with(REPORT, report("com.acme.UsersTest", "<testcase/>")));

        assertThat(blocked.note()).isEqualTo("1 test, build failed");
        assertThat(blocked.fix()).isEqualTo("mend what the log shows");
        assertThat(blocked.why())
                .endsWith("\nFailed to execute goal com.acme:check:1:run (default) on project shop: 3 findings");
    }

    @Test
    void namesTheTestThatHangs() {
        project.with("../log/test.log", "[INFO] Running com.acme.FineTest\n[INFO] Running com.acme.UsersTest\n");

        Blocked blocked = blocked(new Fork.End.TimedOut(Duration.ofMinutes(30)), () -> {});

        assertThat(blocked.why()).contains("hop.testTimeout, 30m", "in com.acme.UsersTest");
        assertThat(blocked.fix()).isEqualTo("mend the test that hangs");
        assertThat(blocked.other()).isEqualTo("or allow more: mvn hop:patch-merge -Dhop.testTimeout=60m");
    }

    private TestOutcome after(Fork.End end, Runnable run) {
        Reports reports = Reports.asOfNow(request.top());
        run.run();
        return new Verdict(request, "test").on(end, reports.writtenSince());
    }

    private Blocked blocked(Fork.End end, Runnable run) {
        return assertThat(after(end, run)).asInstanceOf(type(Blocked.class)).actual();
    }

    /** With {@code <testcase/>} for a test that passes. */
    private static String report(String className, String testcases) {
        String named = testcases
                .replace("<testcase/>", "<testcase name=\"works\"/>")
                .replace("<testcase>", "<testcase name=\"works\">")
                .replace("<testcase ", "<testcase classname=\"%s\" time=\"0.1\" ".formatted(className));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" time="0.1" tests="1" errors="0" skipped="0" failures="0">%s</testsuite>""".formatted(className, named);
    }

    private static TestRequest absolute(TestRequest request) {
        return new TestRequest(
                request.top().toAbsolutePath().normalize(),
                request.home().toAbsolutePath().normalize(),
                request.database(),
                request.timeout(),
                request.log().normalize(),
                request.command());
    }
}
