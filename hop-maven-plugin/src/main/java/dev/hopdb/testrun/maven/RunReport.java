package dev.hopdb.testrun.maven;

import dev.hopdb.testrun.FailedTest;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What all fresh reports of a run say together.
 *
 * @param tests in the order of the reports
 * @param unreadable reports that could not be read to their end
 */
record RunReport(List<ReportedTest> tests, List<Path> unreadable) {

    /** How many tests ran, whatever came of them. */
    int ran() {
        return (int) tests.stream().filter(test -> !test.skipped()).count();
    }

    int skipped() {
        return tests.size() - ran();
    }

    List<FailedTest> failures() {
        return tests.stream().flatMap(test -> test.failure().stream()).toList();
    }

    /** The classes of the project's own in {@code home} with at least one test that ran. */
    SortedSet<String> ownClasses(Path home) {
        return tests.stream()
                .filter(test -> !test.skipped() && !test.generated())
                .filter(test -> test.report().startsWith(home))
                .map(ReportedTest::className)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
