package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;

/** What stands together in a script, in the order of reading. */
enum Chapter {
    SCHEMAS("Schemas"),
    EXTENSIONS("Extensions"),
    COLLATIONS("Collations"),
    TYPES("Types"),
    FOREIGN_DATA("Foreign data"),
    SEQUENCES("Sequences"),
    TABLES("Tables"),
    VIEWS("Views"),
    ROUTINES("Functions and procedures"),
    OPERATORS("Operators and casts"),
    TEXT("Languages and text search"),
    BETWEEN_TABLES("Between tables: foreign keys, triggers, rules, policies"),
    STATISTICS("Statistics"),
    REPLICATION("Replication"),
    DEFAULT_PRIVILEGES("Default privileges"),
    EVENT_TRIGGERS("Event triggers");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Of an object that stands alone. */
    static Chapter of(SchemaObject object) {
        return switch (object.kind()) {
            case "schema" -> SCHEMAS;
            case "extension" -> EXTENSIONS;
            case "collation" -> COLLATIONS;
            case "enum", "domain", "composite type", "range type", "base type" -> TYPES;
            case "foreign-data wrapper", "foreign server" -> FOREIGN_DATA;
            case "sequence" -> SEQUENCES;
            case "table", "foreign table" -> TABLES;
            case "view", "materialized view" -> VIEWS;
            case "function", "procedure", "aggregate" -> ROUTINES;
            case "operator", "operator family", "operator class", "cast" -> OPERATORS;
            case "language", "conversion", "text search dictionary", "text search configuration" -> TEXT;
            case "statistics object" -> STATISTICS;
            case "publication", "subscription" -> REPLICATION;
            case "default privilege", "default revocation" -> DEFAULT_PRIVILEGES;
            case "event trigger" -> EVENT_TRIGGERS;
            default -> throw new IllegalArgumentException("no chapter has a " + object.kind());
        };
    }
}
