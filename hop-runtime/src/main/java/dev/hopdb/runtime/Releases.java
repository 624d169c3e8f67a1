package dev.hopdb.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The releases that a database has, as hop recorded them in it. */
public final class Releases {

    private static final String LEDGER_READABLE = """
            SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
            FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid
            WHERE n.nspname = 'hop' AND c.relname = 'release'""";

    /** A ledger that an older hop began has no column for the end: what is there counts. */
    private static final String IS_FINISHED =
            "(pg_catalog.to_jsonb(r) OPERATOR(pg_catalog.->) 'finished_at') IS DISTINCT FROM 'null'::pg_catalog.jsonb";

    private static final String FINISHED = "SELECT " + IS_FINISHED + " FROM hop.release r WHERE r.label = ?";

    private static final String NEWEST_FIRST =
            "SELECT r.label FROM hop.release r WHERE " + IS_FINISHED + " ORDER BY r.begun_at DESC LIMIT 5";

    private Releases() {}

    /**
     * Returns if the database has all of this release, and refuses otherwise: call it when the program starts, before it
     * meets a table that is not there yet.
     *
     * @param release such as {@code 0.2.0}
     * @throws IllegalStateException if the database lacks it or has only a part of it, or hop knows nothing of that
     *     database
     * @throws SQLException if the database does not answer
     */
    public static void require(Connection connection, String release) throws SQLException {
        Optional<Boolean> readable = ledgerReadable(connection);
        if (readable.isEmpty()) {
            throw new ReleaseMissing(
                    "Database %s has no release of hop's".formatted(connection.getCatalog()),
                    "this program needs release %s, and nothing there says which release it has".formatted(release),
                    "connect to the right database, or bring it there: mvn hop:upgrade -Dhop.target=<name>");
        }
        if (!readable.get()) {
            String user = connection.getMetaData().getUserName();
            throw new ReleaseMissing(
                    "User %s may not read hop.release".formatted(user),
                    "this program needs release %s, and only that table says whether it is there".formatted(release),
                    "GRANT USAGE ON SCHEMA hop TO \"%1$s\"; GRANT SELECT ON hop.release TO \"%1$s\"".formatted(user));
        }
        Optional<Boolean> finished = finished(connection, release);
        if (finished.isEmpty()) {
            throw new ReleaseMissing(
                    "Database %s lacks release %s".formatted(connection.getCatalog(), release),
                    "this program was built for it, and the newest there are %s".formatted(newest(connection)),
                    "mvn hop:upgrade -Dhop.target=<name> -Dhop.toRelease=%s".formatted(release));
        }
        if (!finished.get()) {
            throw new ReleaseMissing(
                    "Database %s has only a part of release %s".formatted(connection.getCatalog(), release),
                    "its upgrade is at work, or has stopped in the middle",
                    "mvn hop:upgrade -Dhop.target=<name>, which goes on from there");
        }
    }

    /** Whether the ledger can be read; empty if there is none. Asks the catalog, which nobody is refused. */
    private static Optional<Boolean> ledgerReadable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LEDGER_READABLE)) {
            return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
        }
    }

    /** Whether all of the release is there; empty if nothing of it is. */
    private static Optional<Boolean> finished(Connection connection, String release) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FINISHED)) {
            query.setString(1, release);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }

    private static List<String> newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NEWEST_FIRST)) {
            List<String> labels = new ArrayList<>();
            while (rows.next()) {
                labels.add(rows.getString(1));
            }
            return labels;
        }
    }
}
