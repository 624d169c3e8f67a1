package dev.hopdb.testrun.maven;

import dev.hopdb.problem.Counted;
import dev.hopdb.testrun.FailedTest;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestOutcome.Blocked;
import dev.hopdb.testrun.TestRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/**
 * Says what a run proves. Anything in doubt blocks.
 *
 * @param phase up to which the project was built
 */
record Verdict(TestRequest request, String phase) {

    Blocked onFilter(TestFilter filter) {
        return blocked(
                "not run",
                "%s in %s leaves tests out, and a merge is proven by all of them"
                        .formatted(filter.option(), filter.where()),
                "remove %s from %s".formatted(filter.option(), filter.where()));
    }

    TestOutcome on(Fork.End end, RunReport report) {
        if (end instanceof Fork.End.TimedOut timedOut) {
            return onTimeout(timedOut.limit(), report);
        }
        if (!(end instanceof Fork.End.Exited exited)) {
            return blocked("interrupted", "the run was ended before its tests were", "let it run to its end");
        }
        if (!report.unreadable().isEmpty()) {
            return onUnreadable(report);
        }
        if (!report.failures().isEmpty()) {
            return onFailures(report);
        }
        // where the POM ignores test failures, Maven ends well even when the JVM of the tests has not
        boolean clean = exited.code() == 0 && !log().testJvmDied();
        return clean ? onCleanExit(report) : onFailedBuild(exited.code(), report);
    }

    private Blocked onTimeout(Duration limit, RunReport report) {
        String inside = log().lastStarted()
                .map(name -> ", the last one started in " + name)
                .orElse("");
        return new Blocked(
                count(report.ran()) + ", time ran out",
                report.failures(),
                "the tests took longer than hop.testTimeout, %s, and were ended%s".formatted(text(limit), inside),
                "mend the test that hangs",
                "or allow more: %s -Dhop.testTimeout=%s".formatted(request.command(), text(limit.multipliedBy(2))));
    }

    private Blocked onUnreadable(RunReport report) {
        return new Blocked(
                count(report.ran()) + ", 1 report unreadable",
                report.failures(),
                "%s ends in the middle or is no report, so what its tests did is unknown"
                        .formatted(fromTop(report.unreadable().get(0))),
                "find out in the log what ended the tests, and mend it");
    }

    private Blocked onFailures(RunReport report) {
        List<FailedTest> failures = report.failures();
        return new Blocked(
                "%s, %d failed".formatted(count(report.ran()), failures.size()),
                failures,
                "a patch is merged only when the whole release passes with it",
                "mend %s or what it tests".formatted(failures.get(0).name()));
    }

    private Blocked onFailedBuild(int code, RunReport report) {
        ForkLog log = log();
        String why = log.testJvmDied()
                ? "the JVM of the tests ended before they did%s"
                        .formatted(log.lastStarted()
                                .map(name -> ", while in " + name)
                                .orElse(""))
                : "Maven ended with exit code %d:\n%s".formatted(code, String.join("\n", log.firstErrors()));
        return blocked(
                report.tests().isEmpty() ? "no test ran" : count(report.ran()) + ", build failed",
                why,
                "mend what the log shows");
    }

    private TestOutcome onCleanExit(RunReport report) {
        SortedSet<String> own = report.ownClasses(request.home());
        if (!own.isEmpty()) {
            return onPass(report, own);
        }
        if (report.ran() == 0 && report.skipped() > 0) {
            return blocked(
                    count(report.skipped()) + ", all skipped",
                    "a test that is skipped proves nothing",
                    "enable at least one test");
        }
        return blocked(
                report.ran() == 0 ? "no test ran" : count(report.ran()) + ", none of the project's own",
                "Maven left no fresh report of a test that somebody wrote for this project, in target/surefire-reports"
                        + " or target/failsafe-reports; without one nothing is proven",
                "add a test; if there is one, look for <skipTests>, <skip> or <test> in pom.xml, its parents and"
                        + " settings.xml");
    }

    private TestOutcome onPass(RunReport report, SortedSet<String> own) {
        UnreportedTests unreported = UnreportedTests.of(request.home(), phase, report);
        if (unreported.certain().isEmpty()) {
            return new TestOutcome.Passed(report.ran(), own, unreported.doubtful());
        }
        return new Blocked(
                "%s, without %s".formatted(count(report.ran()), String.join(", ", unreported.certain())),
                List.of(),
                "no report speaks of these test classes: a filter or a skip in pom.xml, its parents, a profile or"
                        + " settings.xml keeps them out, or nothing is there that runs their kind of test",
                "let them run, or write @Disabled, with the reason, on the class",
                "or, if they run in a later phase: %s -Dhop.validationGoals=verify".formatted(request.command()));
    }

    private static Blocked blocked(String note, String why, String fix) {
        return new Blocked(note, List.of(), why, fix);
    }

    private static String count(int tests) {
        return Counted.of(tests, "test");
    }

    private ForkLog log() {
        return ForkLog.read(request.log(), request.top());
    }

    private String fromTop(Path file) {
        return request.top().relativize(file).toString().replace('\\', '/');
    }

    /** As the user writes a duration: {@code 30m}. */
    private static String text(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}
