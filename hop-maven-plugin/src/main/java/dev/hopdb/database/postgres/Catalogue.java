package dev.hopdb.database.postgres;

import dev.hopdb.database.CatalogObject;
import dev.hopdb.database.CatalogObject.Name;
import dev.hopdb.database.postgres.CatalogueRow.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that people made in a database, read in one transaction. Left out are the system's own objects,
 * members of extensions, and schema {@code hop}.
 */
final class Catalogue {

    private static final String READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String OWNER_OF_DATABASE =
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()";

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
    private final Map<Key, Name> names = new HashMap<>();
    private final Map<Name, CatalogueRow> rows = new LinkedHashMap<>();

    Catalogue(Queries queries) {
        this.queries = queries;
    }

    List<CatalogObject> read() {
        if (queries.isInTransaction()) {
            return objects();
        }
        return queries.inTransaction(() -> {
            queries.run(READ_ONLY);
            return objects();
        });
    }

    private void readRows() {
        Set<Key> members =
                queries.list(text("extension-members"), row -> new Key(row.getLong(1), row.getLong(2), 0)).stream()
                        .collect(Collectors.toSet());
        for (String query : QUERIES) {
            for (CatalogueRow row : queries.list(text(query), CatalogueRow::read)) {
                if (!members.contains(row.key().object())) {
                    add(row);
                }
            }
        }
    }

    /** A part of something that is left out is left out. */
    private void add(CatalogueRow row) {
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
            Name name = names.get(new Key(row.getLong(1), row.getLong(2), row.getInt(3)));
            if (name != null) {
                rows.get(name).properties().put(CatalogObject.COMMENT, row.getString(4));
            }
            return true;
        });
    }

    /** Databases of one state have owners of different names. */
    private void nameOwner() {
        String owner = queries.first(OWNER_OF_DATABASE, row -> row.getString(1)).orElseThrow();
        rows.values()
                .forEach(row -> row.properties()
                        .computeIfPresent(
                                CatalogObject.OWNER,
                                (key, value) -> value.equals(owner) ? "the owner of the database" : value));
    }

    private Map<Name, Set<String>> needs() {
        Map<Name, Set<String>> needs = new HashMap<>();
        Map<String, Name> byText = byText();
        queries.list(text("dependencies"), row -> {
            Name from = names.get(new Key(row.getLong(1), row.getLong(2), 0));
            Name to = names.get(new Key(row.getLong(3), row.getLong(4), 0));
            if (from != null && to != null && byText.containsKey(to.toString())) {
                needs.computeIfAbsent(from, name -> new TreeSet<>()).add(to.toString());
            }
            return true;
        });
        return needs;
    }

    private Map<String, Name> byText() {
        return rows.keySet().stream().collect(Collectors.toMap(Name::toString, name -> name));
    }

    private List<CatalogObject> objects() {
        readRows();
        comment();
        nameOwner();
        Map<Name, Set<String>> needs = needs();
        Map<String, Name> byText = byText();
        List<CatalogObject> objects = new ArrayList<>();
        rows.forEach((name, row) -> objects.add(new CatalogObject(
                name,
                row.properties(),
                needs.getOrDefault(name, Set.of()).stream().map(byText::get).toList())));
        return objects;
    }

    private static String text(String query) {
        return SqlResource.text("catalogue/" + query + ".sql");
    }
}
