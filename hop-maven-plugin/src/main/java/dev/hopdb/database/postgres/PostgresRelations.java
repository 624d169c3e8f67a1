package dev.hopdb.database.postgres;

import dev.hopdb.database.LockMode;
import dev.hopdb.database.Relations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What the catalog and {@code pg_locks} say. */
final class PostgresRelations implements Relations {

    private final Queries queries;

    PostgresRelations(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<Relation> all() {
        return read(true, "{}");
    }

    @Override
    public List<Relation> find(Collection<Long> oids) {
        return read(false, oids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}")));
    }

    @Override
    public List<Held> locksOf(int pid) {
        return queries.list(
                SqlResource.text("relation-locks.sql"),
                row -> new Held(row.getLong(1), LockMode.parse(row.getString(2))),
                pid);
    }

    @Override
    public int pid() {
        return queries.first("SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                .orElseThrow();
    }

    private List<Relation> read(boolean all, String oids) {
        return queries.list(SqlResource.text("relations.sql"), PostgresRelations::relation, all, oids);
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4));
    }
}
