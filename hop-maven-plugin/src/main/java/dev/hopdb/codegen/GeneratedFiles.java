package dev.hopdb.codegen;

import dev.hopdb.patch.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders of generated sources, which are all hop's: what differs is written, what is stale goes, and all else stays
 * untouched, so that nothing is compiled again.
 *
 * @param state the file that remembers what they were made of
 * @param main for classes
 * @param test for tests
 */
public record GeneratedFiles(Path state, Path main, Path test) {

    /** Whether the files are those that were made of {@code inputs}, untouched since. */
    public boolean fit(Fingerprint inputs) {
        try {
            List<String> lines = Files.readAllLines(state, StandardCharsets.UTF_8);
            return lines.get(0).equals(inputs.hex()) && lines.equals(stateOf(inputs, filesIn(lines)));
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException notThere) {
            return false;
        }
    }

    /** Files of the user's in {@code folder}, in the packages that are generated into. */
    public List<String> shadowed(Path folder) {
        List<String> found = new ArrayList<>();
        try {
            for (Path javaPackage : packages()) {
                Path own = folder.resolve(javaPackage);
                if (Files.isDirectory(own)) {
                    try (Stream<Path> files = Files.list(own)) {
                        files.map(Path::toString).sorted().forEach(found::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private List<Path> packages() throws IOException {
        if (!Files.isDirectory(main)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(main)) {
            return folders.filter(Files::isDirectory)
                    .map(main::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** @return how many files were written or removed */
    public int write(Map<String, String> classes, Map<String, String> tests) {
        try {
            Files.deleteIfExists(state);
            return write(main, classes) + write(test, tests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the files are those of {@code inputs}. */
    public void remember(Fingerprint inputs) {
        try {
            List<Path> files = new ArrayList<>(filesBelow(main));
            files.addAll(filesBelow(test));
            Files.createDirectories(state.getParent());
            Files.write(state, stateOf(inputs, files), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int write(Path folder, Map<String, String> sources) throws IOException {
        SortedMap<Path, String> wanted = new TreeMap<>();
        sources.forEach((path, text) -> wanted.put(folder.resolve(path), text));
        int changed = 0;
        for (Path file : filesBelow(folder)) {
            if (!wanted.containsKey(file)) {
                Files.delete(file);
                changed++;
            }
        }
        for (Map.Entry<Path, String> source : wanted.entrySet()) {
            byte[] text = source.getValue().getBytes(StandardCharsets.US_ASCII);
            if (!Files.exists(source.getKey()) || !Arrays.equals(Files.readAllBytes(source.getKey()), text)) {
                Files.createDirectories(source.getKey().getParent());
                Files.write(source.getKey(), text);
                changed++;
            }
        }
        return changed;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A line for the inputs, and one for each file: its size, when it was written, and where it is. */
    private static List<String> stateOf(Fingerprint inputs, List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(inputs.hex());
        for (Path file : files) {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            lines.add(
                    "%d %d %s".formatted(found.size(), found.lastModifiedTime().toMillis(), file));
        }
        return lines;
    }

    private static List<Path> filesIn(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> Path.of(line.split(" ", 3)[2]))
                .toList();
    }
}
