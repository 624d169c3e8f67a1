package dev.hopdb.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The PostgreSQL schema of the Camunda engine, 7.1 to 7.22, as the build unpacks it from the released artifacts. */
final class CamundaHistory {

    /** Minor versions of 7. */
    static final int FIRST = 1;

    static final int LAST = 22;

    /** Steps of one line that an older line had already: they collide with those. */
    private static final Set<String> TAKEN_BEFORE = Set.of(
            "7.3.2_to_7.3.3_2",
            "7.4.2_to_7.4.3_3",
            "7.8.0_to_7.8.1",
            "7.8.4_to_7.8.5",
            "7.9.5_to_7.9.6",
            "7.9.6_to_7.9.7_1",
            "7.9.6_to_7.9.7_2",
            "7.10.5_to_7.10.6",
            "7.11.2_to_7.11.3",
            "7.11.7_to_7.11.8",
            "7.12.0_to_7.12.1",
            "7.12.11_to_7.12.12",
            "7.13.4_to_7.13.5_2",
            "7.13.5_to_7.13.6");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private CamundaHistory() {}

    /** The scripts that lead to 7.{@code minor}, by the name that they have in a patch. */
    static Map<String, String> release(int minor) {
        if (minor > FIRST) {
            String name = "postgres_engine_7.%d_to_7.%d.sql".formatted(minor - 1, minor);
            return Map.of(name, text("last/upgrade", name));
        }
        Map<String, String> scripts = new TreeMap<>();
        for (String part : List.of("engine", "history", "identity")) {
            scripts.put(part + ".sql", text("first/create", "activiti.postgres.create.%s.sql".formatted(part)));
        }
        return scripts;
    }

    /**
     * What changed between two patch releases of a minor one. A minor step leaves these out, and a new database has
     * them: wider columns, and 42 indexes. Each change is in several lines, and is taken from the oldest.
     */
    static Map<String, String> patchLevels() {
        Map<String, String> scripts = new TreeMap<>();
        for (String name : patchLevelNames()) {
            if (!TAKEN_BEFORE.contains(step(name))) {
                scripts.put("%02d_%s.sql".formatted(scripts.size(), step(name)), text("last/upgrade", name));
            }
        }
        return scripts;
    }

    /** One step between two patch releases, whether an older line had it or not. */
    static String patchLevel(String step) {
        return patchLevelNames().stream()
                .filter(name -> step(name).equals(step))
                .map(name -> text("last/upgrade", name))
                .findFirst()
                .orElseThrow();
    }

    /** What Camunda says that a new database of the last version consists of, in the order that its files need. */
    static List<String> schemaOfTheLast() {
        return Stream.of(
                        "engine",
                        "history",
                        "identity",
                        "case.engine",
                        "case.history",
                        "decision.engine",
                        "decision.history")
                .map(part -> text("last/create", "activiti.postgres.create.%s.sql".formatted(part)))
                .toList();
    }

    private static List<String> patchLevelNames() {
        try (Stream<Path> files = Files.list(folder("last/upgrade"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("_patch_"))
                    .sorted(Comparator.comparing(CamundaHistory::numbers))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String step(String patchLevelName) {
        return patchLevelName.replaceFirst(".*_patch_", "").replace(".sql", "");
    }

    /** So that 7.10 comes after 7.9. */
    private static String numbers(String name) {
        List<String> padded = new ArrayList<>();
        NUMBER.matcher(step(name))
                .results()
                .map(MatchResult::group)
                .forEach(number -> padded.add("0".repeat(3 - number.length()) + number));
        return String.join(".", padded);
    }

    private static String text(String folder, String name) {
        try {
            return Files.readString(folder(folder).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        int slash = name.indexOf('/');
        return Path.of("target/camunda", name.substring(0, slash), "org/camunda/bpm/engine/db", name.substring(slash));
    }
}
