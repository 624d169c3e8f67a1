package dev.hopdb.testrun.maven;

import dev.hopdb.testrun.FailedTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What all fresh reports of a run say together.
 *
 * @param tests in the order of the reports
 * @param unreadable reports that could not be read to their end
 * @param files all of them
 * @param generated the full names of the test classes that hop generated
 */
record RunReport(List<ReportedTest> tests, List<Path> unreadable, List<Path> files, Set<String> generated) {

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

    /** Whether a report names this class, be it that all of its tests were skipped. */
    boolean speaksOf(String className) {
        return tests.stream().anyMatch(test -> test.className().equals(className))
                || files.stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .anyMatch(name -> name.equals("TEST-%s.xml".formatted(className))
                                || name.startsWith("TEST-%s-".formatted(className)));
    }
}
