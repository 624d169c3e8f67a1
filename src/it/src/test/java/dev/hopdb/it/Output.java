package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command printed, and how it ended.
 *
 * @param command as it was typed
 */
public record Output(String command, int exitCode, String text) {

    /** What Maven prints around every goal. */
    private static final Pattern FRAME = Pattern.compile("-{10,}.*|.*-{10,}|--- .* ---|Scanning for projects.*"
            + "|Building .*|  ?from .*pom\\.xml|BUILD \\w+|Total time: .*|Finished at: .*|Failed to execute goal .*"
            + "|-> \\[Help 1].*|To see the full stack trace.*|Re-run Maven.*|For more information about.*|\\[Help 1] .*"
            + "|(Copying|Compiling|Recompiling|skip non existing|Using ('UTF-8'|auto detected)|Nothing to compile) ?.*"
            + "|Changes detected .*| T E S T S|Running \\S+|Results:|No sources to compile"
            + "|Parameter: .*|Generating project.*|Using following parameters.*"
            + "|\\[WARNING] .*([cC]atalog|archetype).*|>>> .*|<<< .*");

    public Output succeeds() {
        assertThat(exitCode)
                .as("exit code of %s, which printed%n%s", command, text)
                .isZero();
        return this;
    }

    public Output fails() {
        assertThat(exitCode)
                .as("exit code of %s, which printed%n%s", command, text)
                .isNotZero();
        return this;
    }

    public Output says(String... parts) {
        assertThat(text).as("output of %s", command).contains(parts);
        return this;
    }

    public Output doesNotSay(String... parts) {
        assertThat(text).as("output of %s", command).doesNotContain(parts);
        return this;
    }

    /** Without what Maven prints around every goal. */
    List<String> essence() {
        return essence(text);
    }

    static List<String> essence(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\x1b\\[[0-9;]*m", ""))
                .map(line -> line.replaceFirst("^\\[(INFO|ERROR)] ?", ""))
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).matches())
                .toList();
    }
}
