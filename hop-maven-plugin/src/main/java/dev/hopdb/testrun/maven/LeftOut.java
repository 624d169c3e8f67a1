package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Classes of tests that were compiled and of which no report speaks.
 *
 * @param certain those that nothing excuses: a filter or a skip has kept them out
 * @param doubtful those that may be meant to stay out of this run
 */
record LeftOut(SortedSet<String> certain, SortedSet<String> doubtful) {

    private static final Pattern RUNS_LATER = Pattern.compile("failsafe|integration-test");

    /** @param phase up to which the project was built */
    static LeftOut of(Path home, String phase, RunReport report) {
        CompiledTests compiled = CompiledTests.below(home);
        SortedSet<String> certain = missing(compiled.wanted(), report);
        SortedSet<String> doubtful = missing(compiled.sorted(), report);
        if (runsLater(home, phase) || usesOtherNames(home, report, compiled)) {
            doubtful.addAll(certain);
            certain.clear();
        }
        return new LeftOut(certain, doubtful);
    }

    private static SortedSet<String> missing(SortedSet<String> wanted, RunReport report) {
        SortedSet<String> missing = new TreeSet<>(wanted);
        missing.removeIf(name -> report.generated().contains(name) || report.speaksOf(name));
        return missing;
    }

    /** Whether a part of the tests may wait for a phase that this run does not reach. */
    private static boolean runsLater(Path home, String phase) {
        try {
            Path pom = home.resolve("pom.xml");
            return phase.equals("test")
                    && Files.exists(pom)
                    && RUNS_LATER.matcher(Files.readString(pom)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire can be told to write display names, or features; then nobody can tell which class one is. */
    private static boolean usesOtherNames(Path home, RunReport report, CompiledTests compiled) {
        return report.ownClasses(home).stream().anyMatch(name -> !compiled.has(name));
    }
}
