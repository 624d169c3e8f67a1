package dev.hopdb.catalog;

import java.util.Optional;

/** One object of a schema, with what it declares itself: nothing that others say about it. */
public sealed interface CatalogObject permits Relation, UserType, Routine {

    QualifiedName name();

    ObjectKind kind();

    /** What {@code COMMENT ON} says of it. */
    Optional<String> comment();
}
