package dev.hopdb.catalog;

import java.util.Comparator;

/** The name of an object as the database keeps it, and the schema that it is in; nothing is quoted or folded. */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
