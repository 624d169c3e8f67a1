package dev.hopdb.catalog;

import java.util.Locale;
import java.util.Optional;

/**
 * A column of a relation, or an attribute of a composite type.
 *
 * @param nullable whether null can be read from it
 * @param filled who gives it a value when a row is inserted
 */
public record Column(String name, TypeName type, boolean nullable, Filled filled, Optional<String> comment) {

    /** Where the value of a new row comes from. */
    public enum Filled {
        /** From whoever inserts, and else it is null. */
        BY_CALLER,
        /** From whoever inserts, and else from a default. */
        BY_DEFAULT,
        /** From a sequence, and from whoever inserts if they say so. */
        IDENTITY_BY_DEFAULT,
        /** From a sequence. */
        IDENTITY_ALWAYS,
        /** From other columns of the row. */
        GENERATED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
