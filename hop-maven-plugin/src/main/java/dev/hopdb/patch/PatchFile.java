package dev.hopdb.patch;

import dev.hopdb.problem.HopException;
import dev.hopdb.sql.SqlText;
import java.util.Locale;
import java.util.OptionalInt;

/** A script of a patch: one step from the schema before it to the schema after it. */
public sealed interface PatchFile {

    /** The name in the patch's folder, such as {@code 10_users.sql}. */
    String name();

    /** The content, its line ends as in the file, without a byte order mark; not of scripts that are not held whole. */
    String text();

    /** Statements for the server. */
    record Sql(String name, SqlText sql) implements PatchFile {

        public Sql(String name, String text) {
            this(name, SqlText.of(text));
        }

        @Override
        public String text() {
            return sql.whole();
        }

        @Override
        public Sql named(String other) {
            return new Sql(other, sql);
        }
    }

    /** A class with {@code void run(java.sql.Connection)}. */
    record Java(String name, String text) implements PatchFile {

        @Override
        public Java named(String other) {
            return new Java(other, text);
        }
    }

    /** Whether a file of this name holds statements. */
    static boolean isSql(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** Whether a file of this name runs. */
    static boolean isScript(String name) {
        return isSql(name) || isJava(name);
    }

    private static boolean isJava(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".java");
    }

    /** The kind of script that this name says it is. */
    static PatchFile of(PatchId patch, String name, SqlText text) {
        if (isSql(name)) {
            return new Sql(name, text);
        }
        if (isJava(name)) {
            return new Java(name, text.whole());
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

    /** Whether it brings reference data: its first line is the marker. */
    default boolean isBootstrap() {
        return BootstrapMarker.isOn(this);
    }

    /** The line, counted from 1, of a marker that marks nothing: it has to be the first line, and alone on it. */
    default OptionalInt misplacedMarker() {
        return BootstrapMarker.misplaced(this);
    }

    /** The same script under another name. */
    PatchFile named(String other);

    /** Stands for the content alone: a copy under another name has the same. */
    default Fingerprint fingerprintOfContent() {
        return named("").fingerprint();
    }

    /** Stands for the name and the content, whatever the line ends of the checkout. */
    default Fingerprint fingerprint() {
        return new Hashing().add(this).fingerprint();
    }
}
