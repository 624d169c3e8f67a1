package dev.hopdb.project;

import dev.hopdb.version.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What databases had before hop came: {@code .hop/adopted.toml}, written once by hop:init.
 *
 * @param release the release that stands for it
 * @param tool who brought them there
 * @param scripts what the tool recorded, in its order: the name of each script with its checksum, as the tool writes both
 * @param accepted in what those databases differ from what the release makes from nothing, in the words of hop:drift: said
 *     to be right when hop came
 */
public record Adoption(Version release, MigrationTool tool, Map<String, String> scripts, List<String> accepted) {

    public Adoption {
        accepted = List.copyOf(accepted);
        scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
    }

    public Adoption(Version release, MigrationTool tool, Map<String, String> scripts) {
        this(release, tool, scripts, List.of());
    }

    /** The same, with differences that are right. */
    public Adoption accepting(List<String> differences) {
        return new Adoption(release, tool, scripts, differences);
    }

    /** The text of {@code .hop/adopted.toml}. */
    public static Adoption parse(String text) {
        return AdoptionToml.parse(text);
    }

    public String text() {
        return AdoptionToml.format(this);
    }
}
