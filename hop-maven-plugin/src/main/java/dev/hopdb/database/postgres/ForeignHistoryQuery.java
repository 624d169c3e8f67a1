package dev.hopdb.database.postgres;

import dev.hopdb.database.ForeignHistory;
import dev.hopdb.database.ForeignHistory.Entry;
import dev.hopdb.database.ForeignHistory.Kind;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.MigrationTool;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the tables in which Flyway and Liquibase keep what they ran. Reads only. */
final class ForeignHistoryQuery {

    private static final Map<String, MigrationTool> TABLES =
            Map.of("flyway_schema_history", MigrationTool.FLYWAY, "databasechangelog", MigrationTool.LIQUIBASE);

    private final Queries queries;

    ForeignHistoryQuery(Queries queries) {
        this.queries = queries;
    }

    /** @throws HopException if there is more than one: nobody could say which of them tells all */
    Optional<ForeignHistory> run() {
        List<Found> found = queries.list(
                SqlResource.text("foreign-histories.sql"), row -> new Found(row.getString(1), row.getString(2)));
        if (found.size() > 1) {
            throw new HopException(
                    "There are records of %s and of %s here"
                            .formatted(found.get(0).table(), found.get(1).table()),
                    "which of them tells what this database consists of is not for hop to guess",
                    "drop the one that is out of use, or take the schema as it stands: -Dhop.adopt=schema");
        }
        return found.stream().findFirst().map(this::read);
    }

    private ForeignHistory read(Found found) {
        MigrationTool tool = TABLES.getOrDefault(found.name(), MigrationTool.NONE);
        String sql = SqlResource.text(tool == MigrationTool.FLYWAY ? "flyway-history.sql" : "liquibase-history.sql");
        // The name comes from the catalogue, quoted by the server: a table cannot be a parameter.
        return new ForeignHistory(
                tool, found.table(), queries.list(sql.formatted(found.table()), ForeignHistoryQuery::entry));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getString(2),
                Kind.valueOf(row.getString(3)),
                Optional.of(row.getString(4)).filter(file -> !file.isEmpty()),
                row.getBoolean(5));
    }

    private record Found(String name, String table) {}
}
