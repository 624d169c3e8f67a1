package dev.hopdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name exists: files, goals, properties. */
class DocsTest {

    private static final Path TOP = Path.of("..");
    private static final Path GOALS = Path.of("src/main/java/dev/hopdb/maven");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern OUTPUT = Pattern.compile("(?ms)^```\\n([A-Z][a-z]+ing .*?)^```$");
    private static final Pattern GOAL = Pattern.compile("(?<![\\w-])hop:([a-z]+(?:-[a-z]+)*)");
    private static final Pattern PROPERTY = Pattern.compile("-D(hop\\.[A-Za-z.]*[A-Za-z])");
    private static final Pattern MOJO = Pattern.compile("@Mojo\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("@Parameter\\([^)]*property = \"([^\"]+)\"");

    private final Set<Path> pages = pages();

    @Test
    void linksLeadToFiles() {
        assertThat(pages)
                .allSatisfy(page -> assertThat(relativeLinks(page))
                        .allSatisfy(target ->
                                assertThat(page.resolveSibling(target)).exists()));
    }

    @Test
    void goalsThatAreNamedExist() {
        Set<String> goals = inSources(MOJO);
        goals.add("help");

        assertThat(pages).allSatisfy(page -> assertThat(found(GOAL, text(page))).isSubsetOf(goals));
    }

    @Test
    void propertiesThatAreNamedExist() {
        Set<String> properties = inSources(PARAMETER);

        assertThat(pages)
                .allSatisfy(page -> assertThat(found(PROPERTY, text(page))).isSubsetOf(properties));
    }

    @Test
    void theReadmeFitsItsLength() {
        assertThat(text(TOP.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void theReadmeBeginsWithTheTwoCommands() {
        List<String> commands = text(TOP.resolve("README.md"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./mvnw"))
                .toList();

        assertThat(commands).startsWith("./mvnw -B -ntp -q -Pdemo verify", "./mvnw -B -ntp verify");
    }

    /** Where it is held to what the goals print. */
    @Test
    void theReadmeShowsOutputThatTheTutorialHas() {
        Set<String> shown = found(OUTPUT, text(TOP.resolve("README.md")));
        String tutorial = text(TOP.resolve("docs/tutorial/README.md"));

        assertThat(shown).hasSize(2).allSatisfy(output -> assertThat(tutorial).contains(output));
    }

    private static Set<Path> pages() {
        try (Stream<Path> docs = Files.walk(TOP.resolve("docs"))) {
            Stream<Path> top =
                    Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(TOP::resolve);
            return Stream.concat(top, docs.filter(file -> file.toString().endsWith(".md")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> relativeLinks(Path page) {
        return found(LINK, FENCED.matcher(text(page)).replaceAll("")).stream()
                .filter(target -> !target.contains(":") && !target.startsWith("#"))
                .map(target -> target.replaceAll("#.*", ""))
                .toList();
    }

    private static Set<String> inSources(Pattern what) {
        try (Stream<Path> files = Files.list(GOALS)) {
            return files.flatMap(file -> found(what, text(file)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern what, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = what.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
