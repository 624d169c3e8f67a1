package dev.hopdb.testrun.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The reports of Surefire and Failsafe in a checkout, and which of them were written since a moment. */
final class Reports {

    private final Path top;
    private final Map<Path, ReportSearch.Stamp> before;

    private Reports(Path top) {
        this.top = top;
        this.before = ReportSearch.in(top).reports();
    }

    /** Remembers what is there, committed or left by an earlier run: none of it counts. */
    static Reports asOfNow(Path top) {
        return new Reports(top);
    }

    RunReport writtenSince() {
        ReportSearch now = ReportSearch.in(top);
        List<Path> fresh = now.reports().entrySet().stream()
                .filter(report -> !report.getValue().equals(before.get(report.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return ReportReader.read(fresh, now.generatedClasses());
    }
}
