package dev.hopdb.document;

import java.util.List;

/**
 * The reference data of a target, after the goal or, with a dry run, before it.
 *
 * @param scripts those of the releases that it has, in order
 */
public record BootstrapStanding(String target, List<Script> scripts) implements Document {

    public BootstrapStanding {
        scripts = List.copyOf(scripts);
    }

    /**
     * A script with reference data.
     *
     * @param name of the copy under {@code bootstrap/}
     * @param state {@code run}, {@code not-run}, or {@code changed}: another text has run
     */
    public record Script(String name, String state) {}
}
