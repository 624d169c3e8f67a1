package dev.hopdb.testrun;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What came of a test run. */
public sealed interface TestOutcome {

    /**
     * At least one test of the project's own ran, and none failed.
     *
     * @param tests how many ran and passed
     * @param classes the names of the test classes they are in
     * @param unsure the names of test classes that did not run, and may be meant not to
     */
    record Passed(int tests, SortedSet<String> classes, SortedSet<String> unsure) implements TestOutcome {

        /** All that there was has run. */
        public Passed(int tests, SortedSet<String> classes) {
            this(tests, classes, new TreeSet<>());
        }
    }

    /**
     * Nothing may be published.
     *
     * @param note short, for the line of the step: {@code 14 tests, 1 failed}
     * @param why the reason, as a person would say it
     * @param fix what to do about it before the run is asked for again
     * @param other what else can be done: {@code or allow more: mvn hop:patch-merge -Dhop.testTimeout=1h}; may be empty
     */
    record Blocked(String note, List<FailedTest> failures, String why, String fix, String other)
            implements TestOutcome {

        public Blocked(String note, List<FailedTest> failures, String why, String fix) {
            this(note, failures, why, fix, "");
        }
    }
}
