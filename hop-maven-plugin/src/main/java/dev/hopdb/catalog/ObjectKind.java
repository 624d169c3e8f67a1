package dev.hopdb.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an object of the catalog is. */
public enum ObjectKind {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    FOREIGN_TABLE,
    ENUM,
    DOMAIN,
    COMPOSITE,
    RANGE,
    FUNCTION,
    PROCEDURE;

    /** The word that stands in the file of the model, and ends its name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ObjectKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
