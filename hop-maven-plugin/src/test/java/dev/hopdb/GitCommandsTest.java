package dev.hopdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Git commands that messages and pages name can be pasted: Git knows them and their options, and no prose runs on. */
class GitCommandsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TOP = Path.of("..");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"\\R(?<block>.*?)\"\"\"|\"(?<line>(?:[^\"\\\\\\n]|\\\\.)+)\"", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("(?ms)^```\\w*$(?<block>.*?)^```$|`(?<line>[^`\\n]+)`");

    /** Up to where a shell would end it, or the parenthesis in which it stands. */
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w./:'-])git (?<words>[a-z][^\\n;&)#]*)");

    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|<[^>]*>|[^\\s\"'<])+");

    /** Words that are neither a gap to fill in nor told apart from prose by a sign in them. */
    private static final Set<String> PLAIN = Set.of(
            "origin",
            "upstream",
            "HEAD",
            "main",
            "add",
            "disable",
            "install",
            "untrack",
            "false",
            "fill",
            "store",
            "test",
            "cache");

    /** Which {@code git log -h} does not list. */
    private static final Set<String> OF_LOGS = Set.of("-p", "--stat", "--oneline", "--format");

    /** A program of its own that Git finds. */
    private static final String LFS = "lfs";

    private static final Map<String, String> USAGES = new ConcurrentHashMap<>();

    static Stream<String> commands() {
        return Stream.concat(
                        files(SOURCES, ".java")
                                .flatMap(file ->
                                        texts(TEXT, COMMENT.matcher(text(file)).replaceAll(""))),
                        Stream.concat(
                                        Stream.of("README.md", "CONTRIBUTING.md")
                                                .map(TOP::resolve),
                                        files(TOP.resolve("docs"), ".md"))
                                .flatMap(file -> texts(CODE, text(file))))
                .flatMap(text -> COMMAND.matcher(text)
                        .results()
                        .map(found -> found.group(1).strip()))
                .distinct()
                .sorted();
    }

    @ParameterizedTest(name = "git {0}")
    @MethodSource("commands")
    void canBePasted(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group());
        }
        String subcommand = words.remove(0);
        if (subcommand.equals(LFS)) {
            return;
        }

        String usage = USAGES.computeIfAbsent(subcommand, GitCommandsTest::usage);

        assertThat(usage).as("what git says of git %s", subcommand).contains("usage: git " + subcommand);
        assertThat(words).allMatch(argument -> isOption(argument) ? knows(usage, argument) : isArgument(argument));
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && !argument.equals("--") && !argument.equals("-");
    }

    private static boolean knows(String usage, String option) {
        String name = option.replaceAll("=.*", "");
        return OF_LOGS.contains(name) || usage.matches("(?s).*[\\s\\[(|]" + Pattern.quote(name) + "[\\s,=\\[\\])|].*");
    }

    private static boolean isArgument(String word) {
        return PLAIN.contains(word) || word.matches("<.*>|[\"'].*[\"']|.*[%/._:@-].*");
    }

    private static String usage(String subcommand) {
        try {
            Process git = new ProcessBuilder("git", subcommand, "-h")
                    .redirectErrorStream(true)
                    .start();
            git.getOutputStream().close();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pieces of {@code text} in which a command may stand, line by line. */
    private static Stream<String> texts(Pattern where, String text) {
        List<String> pieces = new ArrayList<>();
        Matcher found = where.matcher(text);
        while (found.find()) {
            String piece = found.group("block") == null ? found.group("line") : found.group("block");
            pieces.addAll(Arrays.asList(piece.replace("\\\"", "\"").split("\\R|\\\\n")));
        }
        return pieces.stream();
    }

    private static Stream<Path> files(Path below, String ending) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
