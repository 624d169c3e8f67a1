package dev.hopdb.codegen;

import dev.hopdb.catalog.Key;
import dev.hopdb.catalog.Relation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The unique constraints of a relation, beside its primary key.
 *
 * @param names the constant of each
 */
record UniqueKeys(Map<Key, String> names) {

    static UniqueKeys of(Relation relation, Fields fields) {
        Map<Key, String> names = new LinkedHashMap<>();
        relation.keys().stream().filter(key -> !key.primary()).forEach(key -> {
            String columns = key.columns().stream().map(fields::constant).collect(Collectors.joining("_"));
            names.put(key, fields.scope().name(columns + "_KEY", key.name()));
        });
        return new UniqueKeys(names);
    }
}
