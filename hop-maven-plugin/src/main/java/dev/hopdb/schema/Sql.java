package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small pieces of statements that several kinds share. */
final class Sql {

    private static final Pattern PLAIN = Pattern.compile("[\\w.+-]+");

    /** What a kind is called in a statement, where that is not the kind itself. */
    private static final Map<String, String> WORDS = Map.of(
            "enum", "TYPE",
            "composite type", "TYPE",
            "range type", "TYPE",
            "base type", "TYPE",
            "statistics object", "STATISTICS",
            "foreign-data wrapper", "FOREIGN DATA WRAPPER",
            "foreign server", "SERVER");

    private Sql() {}

    /** {@code TYPE} for an enum, {@code FOREIGN TABLE} for a foreign table. */
    static String word(SchemaObject object) {
        return WORDS.getOrDefault(object.kind(), object.kind().toUpperCase(Locale.ROOT));
    }

    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted;
    }

    /** A property with what goes before it; nothing where there is none. */
    static String clause(String before, SchemaObject object, String property) {
        return clause(before, object.property(property));
    }

    static String clause(String before, Optional<String> value) {
        return value.map(text -> before + text).orElse("");
    }

    /** Storage parameters as the catalogue has them, {@code fillfactor=90, fastupdate=off}. */
    static String parameters(String prefix, String options) {
        return Arrays.stream(options.split(", "))
                .map(option -> option.split("=", 2))
                .map(option -> prefix + option[0] + " = " + value(option[1]))
                .collect(Collectors.joining(", "));
    }

    /** Options of foreign data, in which a secret has no value. */
    static String foreignOptions(SchemaObject object, String property) {
        return object.property(property)
                .map(options -> " OPTIONS (%s)".formatted(options.replace(" ***", " '***'")))
                .orElse("");
    }

    private static String value(String text) {
        return PLAIN.matcher(text).matches() ? text : literal(text);
    }
}
