package dev.hopdb.patch;

import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Locale;

/** A script of a patch: one step from the schema before it to the schema after it. */
public sealed interface PatchFile {

    /** The name in the patch's folder, such as {@code 10_users.sql}. */
    String name();

    /** The content, its line ends as in the file, without a byte order mark. */
    String text();

    /** Statements for the server. */
    record Sql(String name, String text) implements PatchFile {}

    /** A class with {@code void run(java.sql.Connection)}. */
    record Java(String name, String text) implements PatchFile {}

    /** The kind of script that this name says it is. */
    static PatchFile of(PatchId patch, String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql")) {
            return new Sql(name, text);
        }
        if (lower.endsWith(".java")) {
            return new Java(name, text);
        }
        if (name.endsWith("/")) {
            throw new HopException(
                    "Patches/%s/%s is a folder, and a patch has none".formatted(patch, name),
                    "the scripts of a patch run in the order of their names, and nobody could say where those of a"
                            + " folder come",
                    "move its files into Patches/%s, each with a name that says its place".formatted(patch));
        }
        throw new HopException(
                "Patches/%s/%s is neither a script nor the README".formatted(patch, name),
                "a patch holds .sql files, .java files and README.md: anything else would be released and never run",
                "rename it, or move it out of Patches/%s".formatted(patch));
    }

    /** The content with every line end as LF: a checkout on Windows has the same. */
    default String normalised() {
        return text().replace("\r\n", "\n").replace('\r', '\n');
    }

    default Fingerprint fingerprint() {
        return Fingerprint.of(List.of(name(), normalised()));
    }
}
