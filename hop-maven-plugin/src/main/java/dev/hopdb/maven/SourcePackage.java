package dev.hopdb.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The package that all sources of a project are in or below: where its generated classes belong. */
final class SourcePackage {

    private SourcePackage() {}

    /** Whether there are sources at all. */
    static boolean hasSources(List<Path> roots) {
        return !packages(roots).isEmpty();
    }

    /** Empty where they have none in common, or only the first word of one, such as {@code com}. */
    static Optional<String> of(List<Path> roots) {
        SortedSet<String> packages = packages(roots);
        if (packages.isEmpty()) {
            return Optional.empty();
        }
        // Between the first and the last in order are all others, so what these two share is shared by all.
        String[] first = packages.first().split("\\.");
        String[] last = packages.last().split("\\.");
        int shared = 0;
        while (shared < Math.min(first.length, last.length) && first[shared].equals(last[shared])) {
            shared++;
        }
        boolean wholePackage = packages.size() == 1 && !packages.first().isEmpty();
        return shared > 1 || wholePackage
                ? Optional.of(String.join(".", List.of(first).subList(0, shared)))
                : Optional.empty();
    }

    private static SortedSet<String> packages(List<Path> roots) {
        SortedSet<String> packages = new TreeSet<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(SourcePackage::isClass)
                            .map(file -> root.relativize(file.getParent()))
                            .forEach(folder -> packages.add(named(folder)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return packages;
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("module-info.java");
    }

    private static String named(Path folder) {
        return folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
    }
}
