package dev.hopdb.document;

import java.util.List;

/**
 * In what a target differs from what its release makes.
 *
 * @param release the last one that it has; empty if it has none
 * @param owners whether it counted who owns what
 * @param differences by object
 */
public record DriftReport(String target, String release, boolean owners, List<Drift> differences) implements Document {

    public DriftReport {
        differences = List.copyOf(differences);
    }

    /**
     * One difference.
     *
     * @param text the sentence that the console shows
     * @param change "missing", "unexpected", "changed", or "reordered": the columns of a table
     * @param kind of the object, such as {@code table} or {@code column}
     * @param name as SQL writes it: {@code public.users}; of a part, without that of the whole
     * @param of kind and name of what the object is a part of: {@code table public.users}; empty for one that stands alone
     * @param property which one changed, such as {@code default}; {@code is} for the type of a column or the state of an
     *     index; else empty
     * @param found what changed, as it is; else empty
     * @param expected what changed, as it should be; else empty
     */
    public record Drift(
            String text,
            String change,
            String kind,
            String name,
            String of,
            String property,
            String found,
            String expected) {}
}
