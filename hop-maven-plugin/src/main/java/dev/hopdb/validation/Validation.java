package dev.hopdb.validation;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.git.Checkout;
import dev.hopdb.git.GitRepository;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.story.Story;
import dev.hopdb.testrun.FailedTest;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestRequest;
import dev.hopdb.testrun.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the tests of exactly one commit, in scratch, against a database that the caller built for it. Fails closed. */
public final class Validation {

    private final GitRepository git;
    private final TestRun tests;
    private final Duration timeout;

    /** @param timeout after which the tests are ended and count as failed */
    public Validation(GitRepository git, TestRun tests, Duration timeout) {
        this.git = git;
        this.tests = tests;
        this.timeout = timeout;
    }

    /**
     * What ran and passed.
     *
     * @param story whose step this is; it is told what came of it
     * @param before the classes that ran the last time: one that is still there must run again
     * @throws HopException if anything but a full pass came of it
     */
    public TestOutcome.Passed run(Story story, Subject subject, DatabaseAddress database, Set<String> before) {
        Path local = git.workspace().home().resolve(Layout.LOCAL);
        Path log = local.resolve("logs").resolve(subject.logName() + ".log");
        try (ScratchFolder scratch = ScratchFolder.in(local.resolve("validation"))) {
            Checkout checkout = git.commits().checkOut(subject.commit(), scratch.path());
            TestOutcome outcome = tests.run(
                    new TestRequest(checkout.top(), checkout.home(), database, timeout, log, subject.retry()));
            TestOutcome.Passed passed = passed(story, subject, log, outcome);
            refuseChangedFiles(subject, checkout.changed());
            refuseVanishedTests(subject, checkout.top(), passed.classes(), before);
            return passed;
        }
    }

    private static TestOutcome.Passed passed(Story story, Subject subject, Path log, TestOutcome outcome) {
        if (outcome instanceof TestOutcome.Passed passed) {
            story.note(counted(passed));
            if (!passed.unsure().isEmpty()) {
                story.detail("did not run, and may be meant not to: " + String.join(", ", passed.unsure()));
            }
            return passed;
        }
        TestOutcome.Blocked blocked = (TestOutcome.Blocked) outcome;
        story.note(blocked.note());
        for (FailedTest failure : blocked.failures()) {
            story.detail("%s  %s  %s".formatted(failure.name(), failure.place(), failure.message()));
        }
        String other = blocked.other().isEmpty() ? "" : "\n" + blocked.other();
        throw refused(subject, blocked.note(), blocked.why(), blocked.fix(), other + "\nThe log is " + log);
    }

    private static void refuseChangedFiles(Subject subject, List<String> changed) {
        if (!changed.isEmpty()) {
            throw refused(
                    subject,
                    "the tests changed " + String.join(", ", changed),
                    "what is published must be what was tested, and the tests changed committed files",
                    "make the build write below target/, or commit what it writes");
        }
    }

    private static void refuseVanishedTests(Subject subject, Path top, Set<String> now, Set<String> before) {
        List<String> vanished = before.stream()
                .filter(name -> !now.contains(name))
                .filter(name -> hasSource(top, name))
                .toList();
        if (!vanished.isEmpty()) {
            throw refused(
                    subject,
                    "%s did not run".formatted(String.join(", ", vanished)),
                    "these test classes ran the last time and are still there: a filter in pom.xml keeps them out",
                    "let them run again, or delete them in the patch");
        }
    }

    private static boolean hasSource(Path top, String className) {
        String stem = "/" + className.replaceAll("\\$.*", "").replace('.', '/') + ".";
        try (Stream<Path> files = Files.walk(top)) {
            return files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> !file.contains("/target/"))
                    .anyMatch(file -> file.contains(stem));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HopException refused(Subject subject, String what, String why, String fix) {
        return refused(subject, what, why, fix, "");
    }

    private static HopException refused(Subject subject, String what, String why, String fix, String more) {
        return new HopException(
                "Tests failed with %s: %s".formatted(subject.name(), what),
                why,
                "%s, then %s%s".formatted(fix, subject.retry(), more));
    }

    /** How many tests passed, as people say it. */
    private static String counted(TestOutcome.Passed passed) {
        return Counted.of(passed.tests(), "test");
    }
}
