package dev.hopdb.codegen;

import dev.hopdb.patch.Fingerprint;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** What is known of files that nobody has read: their names, their sizes, and when they were last written. */
public final class FileFacts {

    private final StringBuilder text = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private long newest = Long.MIN_VALUE;

    /** Something else that counts, in words. */
    public FileFacts note(String line) {
        text.append(line).append('\n');
        notes.add(line);
        return this;
    }

    /** The files below {@code root}, or the file that it is, whose names end so. Nothing, where nothing is. */
    public FileFacts below(Path root, String ending) {
        if (!Files.exists(root)) {
            return this;
        }
        try {
            Path there = root.toRealPath();
            int top = there.toString().length() + 1;
            Map<String, BasicFileAttributes> found = new TreeMap<>();
            Files.walkFileTree(there, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    String name = file.toString();
                    if (name.endsWith(ending)) {
                        String below = name.substring(Math.min(top, name.length()));
                        found.put(below.replace(File.separatorChar, '/'), facts);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            for (Map.Entry<String, BasicFileAttributes> file : found.entrySet()) {
                files.add(there.resolve(file.getKey()));
                add(file.getKey(), file.getValue());
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each of them. */
    String text() {
        return text.toString();
    }

    /** Whether none was written at that moment or after it, in nanoseconds since 1970. */
    boolean areOlderThan(long moment) {
        return newest < moment;
    }

    /** The folders that they are in, below their root. */
    Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        for (String name : names) {
            folders.add(name.substring(0, Math.max(name.lastIndexOf('/'), 0)));
        }
        return folders;
    }

    /** Reads them: stands for their names, what is in them, and the notes. */
    Fingerprint contents() {
        List<String> parts = new ArrayList<>(notes);
        parts.addAll(names);
        try {
            for (Path file : files) {
                parts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Fingerprint.of(parts);
    }

    private void add(String name, BasicFileAttributes facts) {
        long written = facts.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        newest = Math.max(newest, written);
        text.append(facts.size())
                .append(' ')
                .append(written)
                .append(' ')
                .append(name)
                .append('\n');
        names.add(name);
    }
}
