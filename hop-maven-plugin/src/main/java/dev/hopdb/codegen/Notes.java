package dev.hopdb.codegen;

import java.util.ArrayList;
import java.util.List;

/** What people should know of generated classes: names that clashed, and what Java has no class for. */
final class Notes {

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return lines.stream().sorted().distinct().toList();
    }
}
