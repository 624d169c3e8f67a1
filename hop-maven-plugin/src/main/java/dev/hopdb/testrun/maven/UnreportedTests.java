package dev.hopdb.testrun.maven;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Classes of tests that were compiled and of which no report speaks.
 *
 * @param certain those that nothing excuses: a filter or a skip has kept them out
 * @param doubtful those that may be meant to stay out of this run
 */
record UnreportedTests(SortedSet<String> certain, SortedSet<String> doubtful) {

    /** @param phase up to which the project was built */
    static UnreportedTests of(Path home, String phase, RunReport report) {
        CompiledTests compiled = CompiledTests.below(home);
        SortedSet<String> certain = missing(compiled.wanted(), report);
        SortedSet<String> doubtful = missing(compiled.sorted(), report);
        SortedSet<String> excused = new TreeSet<>(certain);
        if (!usesOtherNames(home, report, compiled)) {
            excused.removeIf(mustRunBy(phase, home));
        }
        certain.removeAll(excused);
        doubtful.addAll(excused);
        return new UnreportedTests(certain, doubtful);
    }

    private static SortedSet<String> missing(SortedSet<String> wanted, RunReport report) {
        SortedSet<String> missing = new TreeSet<>(wanted);
        missing.removeIf(name -> report.generated().contains(name) || report.speaksOf(name));
        return missing;
    }

    /** Whether a class cannot wait for a phase that this run does not reach. */
    private static Predicate<String> mustRunBy(String phase, Path home) {
        if (!phase.equals("test")) {
            return name -> true;
        }
        FailsafeClasses later = FailsafeClasses.in(home.resolve("pom.xml"));
        return name -> !later.takes(name);
    }

    /** Surefire can be told to write display names, or features; then nobody can tell which class one is. */
    private static boolean usesOtherNames(Path home, RunReport report, CompiledTests compiled) {
        return report.ownClasses(home).stream().anyMatch(name -> !compiled.has(name));
    }
}
