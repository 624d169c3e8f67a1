package dev.hopdb.drift;

import dev.hopdb.database.CatalogObject;

/** One thing in which a database is not what it should be. */
public sealed interface Difference {

    CatalogObject.Name object();

    /** It should be there, and is not. */
    record Missing(CatalogObject.Name object) implements Difference {

        @Override
        public String toString() {
            return object + " is missing";
        }
    }

    /** It is there, and nobody released it. */
    record Unexpected(CatalogObject.Name object) implements Difference {

        @Override
        public String toString() {
            return object + " should not be there";
        }
    }

    /** Its parts stand in another order. */
    record Reordered(CatalogObject.Name object, String found, String expected) implements Difference {

        @Override
        public String toString() {
            return "%s: columns are in the order %s, should be %s".formatted(object, found, expected);
        }
    }

    /**
     * One of its properties has another value.
     *
     * @param found empty if it has no such property
     * @param expected empty if it should have none
     */
    record Changed(CatalogObject.Name object, String property, String found, String expected) implements Difference {

        @Override
        public String toString() {
            return Wording.of(this);
        }
    }
}
