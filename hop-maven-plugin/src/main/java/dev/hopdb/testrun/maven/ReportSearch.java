package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk through a checkout, for reports of tests and for tests that hop generated. */
final class ReportSearch extends SimpleFileVisitor<Path> {

    private static final Set<String> REPORT_FOLDERS = Set.of("surefire-reports", "failsafe-reports");
    private static final Set<String> NEVER_BUILT = Set.of(".git", "node_modules");
    private static final Path GENERATED = Path.of("generated-test-sources", "hop");
    private static final String JAVA = ".java";

    private final Map<Path, Stamp> reports = new HashMap<>();
    private final Set<String> generatedClasses = new HashSet<>();

    private ReportSearch() {}

    static ReportSearch in(Path top) {
        ReportSearch search = new ReportSearch();
        try {
            Files.walkFileTree(top, search);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return search;
    }

    Map<Path, Stamp> reports() {
        return reports;
    }

    /** The full names of the test classes that hop generated. */
    Set<String> generatedClasses() {
        return generatedClasses;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.endsWith(GENERATED)) {
            collectGenerated(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        return isIn(NEVER_BUILT, folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        if (isIn(REPORT_FOLDERS, file.getParent()) && name.startsWith("TEST-") && name.endsWith(".xml")) {
            reports.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isIn(Set<String> names, @Nullable Path folder) {
        return folder != null && names.contains(String.valueOf(folder.getFileName()));
    }

    private void collectGenerated(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(JAVA))
                    .map(name -> name.substring(0, name.length() - JAVA.length()))
                    .forEach(
                            name -> generatedClasses.add(name.replace('\\', '.').replace('/', '.')));
        }
    }

    /** Tells one state of a file from another. */
    record Stamp(FileTime modified, long size) {}
}
