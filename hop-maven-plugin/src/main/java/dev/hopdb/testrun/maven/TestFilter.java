package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * An option that keeps tests from running, or their failures from counting.
 *
 * @param option as it stands there, such as {@code -DskipTests}
 * @param where a file, or a variable of the environment
 */
record TestFilter(String option, String where) {

    private static final List<String> FILES = List.of(".mvn/maven.config", ".mvn/jvm.config");
    private static final List<String> VARIABLES =
            List.of("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final List<String> FLAGS = List.of("-fn", "--fail-never");
    private static final Pattern PROPERTY = Pattern.compile("skipTests|skipITs|test|it\\.test|groups|excludedGroups"
            + "|maven\\.test\\.(skip.*|.*ignore|dependency\\..*)"
            + "|(surefire|failsafe)\\.(skip.*|.*[iI]ncludes.*|.*[eE]xcludes.*|suiteXmlFiles)"
            + "|hop\\.(skip|validation\\..*|test\\..*)");

    /** The first one that a run in {@code folder} would obey. */
    static Optional<TestFilter> in(BuildFolder folder, Map<String, String> environment) {
        for (String file : FILES) {
            Optional<TestFilter> found = in(text(folder.configuration().resolve(file)), file);
            if (found.isPresent()) {
                return found;
            }
        }
        return VARIABLES.stream()
                .flatMap(name -> in(environment.getOrDefault(name, ""), "the environment variable " + name).stream())
                .findFirst();
    }

    /** The first one among properties that were typed. */
    static Optional<TestFilter> in(Properties typed) {
        return typed.stringPropertyNames().stream()
                .sorted()
                .map(name -> "-D%s=%s".formatted(name, typed.getProperty(name)))
                .filter(TestFilter::filters)
                .findFirst()
                .map(option -> new TestFilter(option, "the command line"));
    }

    static Optional<TestFilter> in(String text, String where) {
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean apart = word.equals("-D") || word.equals("--define");
            String option = apart && i + 1 < words.size() ? word + " " + words.get(i + 1) : word;
            if (FLAGS.contains(word) || filters(option.replaceFirst("^(-D|--define[= ])\\s*", "-D"))) {
                return Optional.of(new TestFilter(option, where));
            }
        }
        return Optional.empty();
    }

    private static boolean filters(String option) {
        if (!option.startsWith("-D")) {
            return false;
        }
        int equals = option.indexOf('=');
        String name = option.substring(2, equals < 0 ? option.length() : equals);
        boolean switchedOff = option.endsWith("=false");
        return PROPERTY.matcher(name).matches() && !switchedOff;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                .map(word -> word.replaceAll("[\"']", ""))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
