package dev.hopdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The troubleshooting page quotes what hop prints: word for word, or this fails. */
class TroubleshootingTest {

    private static final Path PAGE = Path.of("../docs/how-to/troubleshooting.md");
    private static final Path SOURCES = Path.of("src/main/java");

    /** The words that users search. */
    private static final List<String> HEADLINES = List.of(
            "must be on ho-release",
            "must be on ho-patch",
            "Patch not found",
            "Not clean",
            "Not synced",
            "Nothing staged",
            "Active RC exists",
            "Tests failed",
            "Patch apply failed",
            "Model makes no sense",
            "Lost after conflicts",
            "Number is taken",
            "Somebody is at work (lock)",
            "Database not ours",
            "Drift cannot be found out",
            "Origin unreachable, or a ref refused",
            "Connection lost while publishing");

    private static final Pattern MESSAGE = Pattern.compile("(?m)^```text\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("\"\"\"\\R(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\d+\\$)?[sd]");

    private static final Pattern PREFIX = Pattern.compile("^ +((Why|Fix): )?");

    /** What a refusal after a test run adds to its fix. */
    private static final Pattern RETRY = Pattern.compile(", then mvn hop:<goal>$");

    /** On the page: what hop fills in. */
    private static final Pattern FILLED_IN = Pattern.compile("<[^>]*>");

    /** Letters of a line, outside its gaps: with fewer it would fit anything. */
    private static final int TELLING = 6;

    private final List<Pattern> printed = printed();

    @Test
    void hasAHeadlineForAllThatUsersSearch() {
        List<String> headlines = text(PAGE)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(headlines).containsAll(HEADLINES);
    }

    @Test
    void quotesAMessageUnderEachHeadline() {
        Stream.of(text(PAGE).split("(?m)^## "))
                .skip(1)
                .forEach(section -> assertThat(section).containsPattern(MESSAGE));
    }

    @Test
    void quotesProblemsAsTheyArePrinted() {
        List<String> problems =
                messages().stream().map(message -> message.get(0)).toList();

        assertThat(problems).hasSizeGreaterThanOrEqualTo(HEADLINES.size());
        assertThat(problems.stream().filter(line -> !isPrinted(line))).isEmpty();
    }

    @Test
    void quotesReasonsAndRemediesAsTheyArePrinted() {
        List<String> lines = messages().stream().flatMap(List::stream).toList();

        assertThat(lines.stream()
                        .map(line -> PREFIX.matcher(line).replaceAll(""))
                        .filter(line -> isTelling(FILLED_IN, line))
                        .filter(line -> !isPrinted(line)
                                && !isPrinted(RETRY.matcher(line).replaceAll(""))))
                .isEmpty();
    }

    @Test
    void quotesThreeLinesAtLeast() {
        assertThat(messages())
                .allSatisfy(message -> assertThat(message)
                        .anyMatch(line -> line.startsWith("  Why: "))
                        .anyMatch(line -> line.startsWith("  Fix: ")));
    }

    private boolean isPrinted(String line) {
        return printed.stream().anyMatch(form -> form.matcher(line).matches());
    }

    private static List<List<String>> messages() {
        List<List<String>> messages = new ArrayList<>();
        Matcher quoted = MESSAGE.matcher(text(PAGE));
        while (quoted.find()) {
            messages.add(quoted.group(1).lines().toList());
        }
        return messages;
    }

    /** Every line of every literal in the sources, as a pattern of what may come of it. */
    private static List<Pattern> printed() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> literals(text(file)).stream())
                    .flatMap(String::lines)
                    .map(String::strip)
                    .filter(line -> isTelling(PLACEHOLDER, line))
                    .map(TroubleshootingTest::pattern)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTelling(Pattern gap, String line) {
        String fixed = gap.matcher(line).replaceAll("");
        return fixed.replaceAll("[^a-zA-Z]", "").length() >= TELLING;
    }

    private static List<String> literals(String source) {
        List<String> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(source);
        while (block.find()) {
            found.add(block.group(1).replaceAll("\\\\\\R\\s*", ""));
        }
        String rest =
                block.replaceAll("\"\"").replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\"(\\s*\\+\\s*\\w)", "%s\"$1");
        Matcher literal = LITERAL.matcher(rest);
        while (literal.find()) {
            found.add(literal.group(1).replace("\\\"", "\"").replace("\\n", "\n"));
        }
        return found;
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Stream.of(PLACEHOLDER.split(line, -1))
                .map(Pattern::quote)
                .reduce((before, after) -> before + ".+" + after)
                .orElseThrow());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
