package dev.hopdb.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders of generated sources, which are all hop's: what differs is written, what is stale goes, and all else stays
 * untouched, so that nothing is compiled again.
 *
 * @param main for classes
 * @param test for tests
 */
public record GeneratedFiles(Path main, Path test) {

    /** What is there, and what people have in the packages that are generated into. */
    public FileFacts facts(OwnSources own) {
        FileFacts facts = new FileFacts().below(main, "");
        Set<String> packages = facts.folders();
        facts.below(test, "");
        for (String javaPackage : packages) {
            facts.note(javaPackage + " " + own.in(javaPackage));
        }
        return facts;
    }

    /** @return how many files were written or removed */
    public int write(Map<String, String> classes, Map<String, String> tests) {
        try {
            return write(main, classes) + write(test, tests);
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
}
