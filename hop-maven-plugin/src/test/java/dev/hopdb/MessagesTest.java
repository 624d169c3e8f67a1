package dev.hopdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every goal and property that a message names exists: advice that cannot be followed is worse than none. */
class MessagesTest {

    private static final Path SOURCES = Path.of("src/main");

    /** Read by hop, but not of a goal: what the build of a project hands to its tests. */
    private static final Set<String> FOR_TESTS = Set.of("hop.test.url", "hop.test.user");

    @Test
    void nameOnlyGoalsThatExist() throws IOException {
        Set<String> goals = found("@Mojo\\(\\s*name = \"([a-z-]+)\"");
        goals.add("help");

        assertThat(goals).contains("patch-merge", "release-promote");
        assertThat(found("hop:([a-z]+(?:-[a-z]+)*)")).isNotEmpty().isSubsetOf(goals);
    }

    @Test
    void nameOnlyPropertiesThatExist() throws IOException {
        Set<String> properties = found("property = \"(hop\\.[a-zA-Z.]+)\"");
        properties.addAll(FOR_TESTS);

        assertThat(properties).contains("hop.patch", "hop.to");
        assertThat(found("-D(hop\\.[a-zA-Z]+(?:\\.[a-zA-Z]+)*)")).isNotEmpty().isSubsetOf(properties);
    }

    private static Set<String> found(String pattern) throws IOException {
        Pattern form = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> texts = files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".sql"))
                    .toList();
            Set<String> found = new TreeSet<>();
            for (Path text : texts) {
                found.addAll(form.matcher(Files.readString(text))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .collect(Collectors.toSet()));
            }
            return found;
        }
    }
}
