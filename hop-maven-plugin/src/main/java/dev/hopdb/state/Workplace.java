package dev.hopdb.state;

import dev.hopdb.database.DatabaseName;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The clone of a project that databases are made for.
 *
 * @param project the id in {@code .hop/config.toml}
 * @param workspace tells this clone from any other
 * @param development the database that the developer works with
 * @param local the folder {@code .hop/local}
 */
public record Workplace(String project, String workspace, DatabaseName development, Path local) {

    private static final int SHOWN = 8;

    /** What the names of this project's databases begin with, followed by {@code kind}. */
    String prefix(char kind) {
        String plain = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String brief = plain.substring(0, Math.min(SHOWN, plain.length()));
        return "hop_%s_%s_".formatted(brief, kind);
    }
}
