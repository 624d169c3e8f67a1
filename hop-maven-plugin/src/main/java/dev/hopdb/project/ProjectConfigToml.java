package dev.hopdb.project;

import dev.hopdb.problem.HopException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Text of {@code .hop/config.toml}. */
final class ProjectConfigToml {

    private ProjectConfigToml() {}

    static ProjectConfig parse(String text) {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            throw unreadable(toml.errors().get(0).toString());
        }
        int format = Math.toIntExact(number(toml, "format"));
        String writtenBy = string(toml, "written-by");
        if (format > ProjectConfig.FORMAT) {
            throw new HopException(
                    "This project has format %d, and this hop reads up to %d".formatted(format, ProjectConfig.FORMAT),
                    "hop %s wrote it, and an older one could damage what it does not know".formatted(writtenBy),
                    "use hop %s: set it as the version of hop-parent-pom or hop-maven-plugin in pom.xml"
                            .formatted(writtenBy));
        }
        return new ProjectConfig(
                format,
                string(toml, "project"),
                string(toml, "package"),
                choice(toml, "transaction", TransactionUnit.values(), TransactionUnit::word),
                writtenBy,
                choice(toml, "refs", OwnRefs.values(), OwnRefs::word));
    }

    static String format(ProjectConfig config) {
        return """
                # Written by hop:init. The id names this project's databases: it stays as it is.
                format = %d
                project = "%s"
                # Of the generated classes.
                package = "%s"
                # How much of an upgrade is one transaction: release, patch or file.
                transaction = "%s"
                # Where numbers and locks live on origin: refs/hop, or tags where the server takes nothing else.
                refs = "%s"
                written-by = "%s"
                """.formatted(
                        config.format(),
                        config.projectId(),
                        config.javaPackage(),
                        config.unit().word(),
                        config.refs().word(),
                        config.writtenBy());
    }

    private static long number(TomlParseResult toml, String key) {
        if (toml.get(List.of(key)) instanceof Long number && number > 0 && number < 1_000_000) {
            return number;
        }
        throw unreadable("%s is '%s', where a number is expected".formatted(key, toml.get(List.of(key))));
    }

    private static String string(TomlParseResult toml, String key) {
        if (toml.get(List.of(key)) instanceof String string && !string.isBlank()) {
            return string;
        }
        throw unreadable("%s is '%s', where a text is expected".formatted(key, toml.get(List.of(key))));
    }

    private static <T> T choice(TomlParseResult toml, String key, T[] choices, Function<T, String> word) {
        String chosen = string(toml, key);
        return Arrays.stream(choices)
                .filter(choice -> word.apply(choice).equals(chosen))
                .findFirst()
                .orElseThrow(() -> unreadable("%s is '%s', not one of %s"
                        .formatted(key, chosen, Arrays.stream(choices).map(word).toList())));
    }

    private static HopException unreadable(String detail) {
        return new HopException(
                ".hop/config.toml cannot be read",
                detail,
                "restore it from Git: git checkout origin/ho-prod -- .hop/config.toml");
    }
}
