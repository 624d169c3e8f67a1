package dev.hopdb.testrun.maven;

import dev.hopdb.testrun.FailedTest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One test in a report.
 *
 * @param report the file that speaks of it
 * @param className the full name of the class, of the outer one if it is nested
 * @param generated whether hop generated the class: such tests prove nothing about the project
 */
record ReportedTest(Path report, String className, boolean generated, boolean skipped, Optional<FailedTest> failure) {}
