package dev.hopdb.project;

import dev.hopdb.version.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What databases had before hop came: {@code .hop/adopted.toml}, written once by hop:init.
 *
 * @param release the release that stands for it
 * @param tool who brought them there
 * @param scripts what the tool recorded, in its order: the name of each script with its checksum, as the tool writes both
 */
public record Adoption(Version release, MigrationTool tool, Map<String, String> scripts) {

    public Adoption {
        scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
    }

    /** The text of {@code .hop/adopted.toml}. */
    public static Adoption parse(String text) {
        return AdoptionToml.parse(text);
    }

    public String text() {
        return AdoptionToml.format(this);
    }
}
