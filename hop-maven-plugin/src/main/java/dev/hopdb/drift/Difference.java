package dev.hopdb.drift;

import dev.hopdb.database.SchemaObject;

/** One thing in which a database is not what it should be. */
public sealed interface Difference {

    SchemaObject.Name object();

    /** It should be there, and is not. */
    record Missing(SchemaObject.Name object) implements Difference {

        @Override
        public String toString() {
            return object + " is missing";
        }
    }

    /** It is there, and nobody released it. */
    record Unexpected(SchemaObject.Name object) implements Difference {

        @Override
        public String toString() {
            return object + " should not be there";
        }
    }

    /** Its parts stand in another order. */
    record Reordered(SchemaObject.Name object, String found, String expected) implements Difference {

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
    record Changed(SchemaObject.Name object, String property, String found, String expected) implements Difference {

        @Override
        public String toString() {
            return Wording.of(this);
        }
    }
}
