package dev.hopdb.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folders in which people keep sources of their own. Each package is looked at once, and only for names. */
public final class OwnSources {

    private final List<Path> folders;
    private final Map<String, SortedSet<String>> byPackage = new HashMap<>();

    public OwnSources(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Whether somebody wrote the class of this full name. */
    public boolean has(String className) {
        int dot = className.lastIndexOf('.');
        String folder = className.substring(0, Math.max(dot, 0)).replace('.', '/');
        return in(folder).contains(className.substring(dot + 1) + ".java");
    }

    /** The names of the files of a package, given as a path. */
    SortedSet<String> in(String javaPackage) {
        return byPackage.computeIfAbsent(javaPackage, this::list);
    }

    private SortedSet<String> list(String javaPackage) {
        SortedSet<String> names = new TreeSet<>();
        for (Path folder : folders) {
            Path there = folder.resolve(javaPackage);
            if (Files.isDirectory(there)) {
                try (Stream<Path> files = Files.list(there)) {
                    files.forEach(file -> names.add(file.getFileName().toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Collections.unmodifiableSortedSet(names);
    }
}
