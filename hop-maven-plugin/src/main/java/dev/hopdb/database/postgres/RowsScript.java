package dev.hopdb.database.postgres;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The rows of a table as a script that brings them into an empty one of the same form. */
final class RowsScript {

    private final Queries queries;

    RowsScript(Queries queries) {
        this.queries = queries;
    }

    /**
     * In the order of the primary key, and with the sequences of the table where they stand.
     *
     * @throws HopException if there is no such table
     */
    String of(String table) {
        return queries.inTransaction(() -> {
            // The name is the user's, so it is found where a script of theirs would find it.
            queries.run("SET LOCAL search_path TO DEFAULT");
            Long oid = queries.first(
                            "SELECT pg_catalog.to_regclass(?)::pg_catalog.oid::pg_catalog.int8",
                            row -> row.getLong(1),
                            table)
                    .orElse(0L);
            // Without a search path the server says every name with its schema.
            queries.run("SET LOCAL search_path TO ''");
            Source source = source(table, oid);
            StringBuilder script = new StringBuilder("COPY %s (%s) FROM stdin;%n"
                    .formatted(source.name(), source.columns())
                    .replace("\r\n", "\n"));
            script.append(rows(source)).append("\\.\n");
            queries.list(SqlResource.text("sequences-of-table.sql"), row -> row.getString(1), oid)
                    .forEach(sequence -> script.append(position(sequence)));
            return script.toString();
        });
    }

    private Source source(String table, Long oid) {
        return queries.first(
                        SqlResource.text("rows-of-table.sql"),
                        row -> new Source(row.getString(1), row.getString(2), row.getString(3)),
                        oid)
                .orElseThrow(() -> new HopException(
                        "There is no table %s".formatted(table),
                        "hop.baselineData names the tables whose rows belong to the first release",
                        "mvn hop:init -Dhop.baselineData=<schema.table>,..."));
    }

    private String rows(Source source) {
        String copy = "COPY (SELECT %s FROM %s%s) TO STDOUT".formatted(source.columns(), source.name(), source.order());
        return queries.with(connection -> {
            StringWriter rows = new StringWriter();
            try {
                connection.getCopyAPI().copyOut(copy, rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return rows.toString();
        });
    }

    private String position(String sequence) {
        return queries.first(
                        "SELECT last_value, is_called FROM " + sequence,
                        row -> "SELECT pg_catalog.setval('%s', %d, %b);\n"
                                .formatted(sequence.replace("'", "''"), row.getLong(1), row.getBoolean(2)))
                .orElse("");
    }

    /** Names as the server quotes them. */
    private record Source(String name, String columns, String order) {}
}
