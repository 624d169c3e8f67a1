package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven printed in a test run, searched for what a person would look for in it. */
final class ForkLog {

    private static final String ERROR = "[ERROR]";
    private static final int FEW = 3;
    private static final Pattern PLACE_IN_SOURCE =
            Pattern.compile("\\[ERROR] +(.+\\.(?:java|kt|groovy|xml)):\\[(\\d+),\\d+\\] (.*)");
    private static final Pattern SYMBOL = Pattern.compile("(?:\\[ERROR])?\\s+symbol:\\s+(.*)");
    private static final Pattern RUNNING = Pattern.compile("Running (\\S+)$");
    private static final Pattern NOISE = Pattern.compile("COMPILATION ERROR.*|There (are|were|was) test .*"
            + "|See .*|Please refer to .*|To see the full stack trace.*|Re-run Maven.*"
            + "|For more information about.*|\\[Help \\d+].*|After correcting.*|mvn <args>.*|\\d+ errors?|->.*");

    private final List<String> lines;
    private final Path top;

    private ForkLog(List<String> lines, Path top) {
        this.lines = lines;
        this.top = top;
    }

    static ForkLog read(Path log, Path top) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
            String text =
                    decoder.decode(ByteBuffer.wrap(Files.readAllBytes(log))).toString();
            return new ForkLog(text.lines().toList(), top);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first errors: places in sources if there are any, with paths from the top of the repository. */
    List<String> firstErrors() {
        List<String> errors = lines.stream()
                .filter(line -> line.startsWith(ERROR))
                .map(line -> line.substring(ERROR.length()).strip())
                .filter(line -> !line.isEmpty() && !NOISE.matcher(line).matches())
                .map(line -> line.replaceFirst(" -> \\[Help \\d+]$", ""))
                .distinct()
                .toList();
        List<String> inSources = inSources();
        return (inSources.isEmpty() ? errors : inSources).stream().limit(FEW).toList();
    }

    private List<String> inSources() {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher at = PLACE_IN_SOURCE.matcher(lines.get(i));
            if (at.matches()) {
                found.add("%s:%s %s%s".formatted(fromTop(at.group(1)), at.group(2), at.group(3), symbolAfter(i)));
            }
        }
        return List.copyOf(found);
    }

    /** The compiler says on the line below what it did not find. */
    private String symbolAfter(int line) {
        Matcher symbol = SYMBOL.matcher(line + 1 < lines.size() ? lines.get(line + 1) : "");
        return symbol.matches() ? ": " + symbol.group(1) : "";
    }

    boolean testJvmDied() {
        return lines.stream().anyMatch(line -> line.contains("The forked VM terminated without"));
    }

    /** The test class that was started last. */
    Optional<String> lastStarted() {
        return lines.stream()
                .map(RUNNING::matcher)
                .filter(Matcher::find)
                .map(running -> running.group(1))
                .reduce((earlier, later) -> later);
    }

    private String fromTop(String path) {
        Path file = Path.of(path);
        return file.startsWith(top) ? top.relativize(file).toString().replace('\\', '/') : path;
    }
}
