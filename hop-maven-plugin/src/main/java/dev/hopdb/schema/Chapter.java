package dev.hopdb.schema;

import dev.hopdb.database.CatalogObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands together in a script, in the order of reading. */
enum Chapter {
    SCHEMAS("Schemas", "schema"),
    EXTENSIONS("Extensions", "extension"),
    COLLATIONS("Collations", "collation"),
    TYPES("Types", "enum", "domain", "composite type", "range type", "base type"),
    FOREIGN_DATA("Foreign data", "foreign-data wrapper", "foreign server"),
    SEQUENCES("Sequences", "sequence"),
    TABLES("Tables", "table", "foreign table"),
    VIEWS("Views", "view", "materialized view"),
    ROUTINES("Functions and procedures", "function", "procedure", "aggregate"),
    OPERATORS("Operators and casts", "operator", "operator family", "operator class", "cast"),
    TEXT("Languages and text search", "language", "conversion", "text search dictionary", "text search configuration"),
    BETWEEN_TABLES("Between tables: foreign keys, triggers, rules, policies"),
    STATISTICS("Statistics", "statistics object"),
    REPLICATION("Replication", "publication", "subscription"),
    DEFAULT_PRIVILEGES("Default privileges", "default privilege"),
    EVENT_TRIGGERS("Event triggers", "event trigger");

    private final String title;
    private final Set<String> kinds;

    Chapter(String title, String... kinds) {
        this.title = title;
        this.kinds = Set.of(kinds);
    }

    String title() {
        return title;
    }

    /** Of an object that stands alone. */
    static Optional<Chapter> of(CatalogObject object) {
        return List.of(values()).stream()
                .filter(chapter -> chapter.kinds.contains(object.kind()))
                .findFirst();
    }
}
