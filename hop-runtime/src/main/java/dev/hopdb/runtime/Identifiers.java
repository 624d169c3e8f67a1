package dev.hopdb.runtime;

/** Names of the database as they stand in SQL: always quoted, so that case, spaces and reserved words mean nothing. */
final class Identifiers {

    private Identifiers() {}

    static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no name of PostgreSQL is empty or holds a zero: '%s'".formatted(name));
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quote(String schema, String name) {
        return quote(schema) + '.' + quote(name);
    }
}
