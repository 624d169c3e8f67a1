package dev.hopdb.database.postgres;

import dev.hopdb.database.IndexFound;
import dev.hopdb.database.Indexes;
import dev.hopdb.sql.IndexCommand;
import dev.hopdb.sql.IndexCommand.Action;
import dev.hopdb.version.Label;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** What the catalog says of indexes. Names that a script wrote are looked up in its search path, all else in the system's. */
final class PostgresIndexes implements Indexes {

    private final Queries queries;
    private final PostgresStatements statements;

    PostgresIndexes(Queries queries, PostgresStatements statements) {
        this.queries = queries;
        this.statements = statements;
    }

    @Override
    public IndexFound find(IndexCommand command) {
        boolean creates = command.action() == Action.CREATE;
        String written = creates ? command.table() : command.name();
        if (written.isEmpty()) {
            return IndexFound.NOTHING;
        }
        return queries.inTransaction(() -> {
            long oid = queries.first("SELECT pg_catalog.to_regclass(?)::pg_catalog.oid", row -> row.getLong(1), written)
                    .orElse(0L);
            statements.suspend();
            return creates ? found("index-of-table.sql", command.name(), oid) : found("index-itself.sql", oid);
        });
    }

    @Override
    public List<String> leftByRebuilding() {
        return names("left-by-rebuilding.sql");
    }

    @Override
    public void drop(String quotedName) {
        queries.run("DROP INDEX CONCURRENTLY IF EXISTS " + quotedName);
    }

    @Override
    public List<String> invalid(Label release) {
        return names("invalid-indexes.sql", release.text());
    }

    private List<String> names(String sql, Object... parameters) {
        return queries.inTransaction(() -> {
            statements.suspend();
            return queries.list(SqlResource.text(sql), row -> row.getString(1), parameters);
        });
    }

    private IndexFound found(String sql, Object... parameters) {
        return queries.first(SqlResource.text(sql), PostgresIndexes::found, parameters)
                .orElse(IndexFound.NOTHING);
    }

    private static IndexFound found(ResultSet row) throws SQLException {
        OptionalLong index = oid(row.getLong(2));
        String name = index.isPresent() ? row.getString(3) : "";
        return new IndexFound(oid(row.getLong(1)), index, name, row.getBoolean(4));
    }

    private static OptionalLong oid(long number) {
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
