package dev.hopdb.database.postgres;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.SchemaObject.Name;
import dev.hopdb.database.postgres.SchemaObjectRow.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that people made in a database, read in one transaction. Left out are the system's own objects,
 * members of extensions, and schema {@code hop}.
 */
final class SchemaObjectQueries {

    private static final String READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String OWNER_OF_DATABASE =
            "SELECT quote_ident(pg_get_userbyid(datdba)) FROM pg_database WHERE datname = current_database()";

    /** One query a file, in the order in which wholes come before their parts. */
    private static final List<String> QUERIES = List.of(
            "schemas",
            "extensions",
            "types",
            "relations",
            "columns",
            "constraints",
            "indexes",
            "triggers",
            "rules",
            "policies",
            "sequences",
            "routines",
            "aggregates",
            "statistics",
            "collations",
            "operators",
            "operator-families",
            "operator-classes",
            "casts",
            "languages",
            "conversions",
            "text-search",
            "foreign-data",
            "publications",
            "subscriptions",
            "event-triggers",
            "privileges",
            "default-privileges");

    private final Queries queries;
    private final Map<ObjectKey, Name> names = new HashMap<>();
    private final Map<Name, SchemaObjectRow> rows = new LinkedHashMap<>();

    SchemaObjectQueries(Queries queries) {
        this.queries = queries;
    }

    List<SchemaObject> read() {
        if (queries.isInTransaction()) {
            return objects();
        }
        return queries.inTransaction(() -> {
            queries.run(READ_ONLY);
            return objects();
        });
    }

    private void readRows() {
        Set<ObjectKey> members =
                queries
                        .list(text("extension-members"), row -> new ObjectKey(row.getLong(1), row.getLong(2), 0))
                        .stream()
                        .collect(Collectors.toSet());
        for (String query : QUERIES) {
            for (SchemaObjectRow row : queries.list(text(query), SchemaObjectRow::read)) {
                if (!members.contains(row.key().object())) {
                    add(row);
                }
            }
        }
    }

    /** A part of something that is left out is left out. */
    private void add(SchemaObjectRow row) {
        Optional<Name> whole = Optional.ofNullable(names.get(row.whole()));
        if (row.whole().isNone() || whole.isPresent()) {
            // A grant on a column is told apart by the column.
            String text = row.properties().containsKey("column")
                    ? "%s (%s)".formatted(row.name(), row.properties().get("column"))
                    : row.name();
            Name name = new Name(row.kind(), text, whole.map(Name::toString).orElse(""));
            rows.put(name, row);
            if (!row.key().isNone()) {
                names.put(row.key(), name);
            }
        }
    }

    private void comment() {
        queries.list(text("comments"), row -> {
            ObjectKey key = new ObjectKey(row.getLong(1), row.getLong(2), row.getInt(3));
            String comment = row.getString(4);
            return Optional.ofNullable(names.get(key))
                    .map(rows::get)
                    .map(of -> of.properties().put(SchemaObject.COMMENT, comment));
        });
    }

    /** Databases of one state have owners of different names. */
    private void nameOwner() {
        String owner = queries.first(OWNER_OF_DATABASE, row -> row.getString(1)).orElseThrow();
        rows.values()
                .forEach(row -> row.properties()
                        .computeIfPresent(
                                SchemaObject.OWNER,
                                (key, value) -> value.equals(owner) ? "the owner of the database" : value));
    }

    /** Sorted, so that they are the same whatever the server answers first. */
    private Map<Name, SortedMap<String, Name>> needs() {
        Map<Name, SortedMap<String, Name>> needs = new HashMap<>();
        queries.list(text("dependencies"), row -> {
            Name from = names.get(new ObjectKey(row.getLong(1), row.getLong(2), row.getInt(3)));
            Name to = names.get(new ObjectKey(row.getLong(4), row.getLong(5), 0));
            return from == null || to == null
                    ? Optional.empty()
                    : Optional.ofNullable(
                            needs.computeIfAbsent(from, name -> new TreeMap<>()).put(to.toString(), to));
        });
        return needs;
    }

    private List<SchemaObject> objects() {
        readRows();
        comment();
        nameOwner();
        Map<Name, SortedMap<String, Name>> needs = needs();
        List<SchemaObject> objects = new ArrayList<>();
        rows.forEach((name, row) -> objects.add(new SchemaObject(
                name,
                row.properties(),
                List.copyOf(needs.getOrDefault(name, new TreeMap<>()).values()))));
        return objects;
    }

    private static String text(String query) {
        return SqlResource.text("catalogue/" + query + ".sql");
    }
}
