package dev.hopdb.database.postgres;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a query of the catalogue: kind, name, its key, the key of what it is a part of, then its properties, each
 * named by its column.
 */
record SchemaObjectRow(String kind, String name, ObjectKey key, ObjectKey whole, Map<String, String> properties) {

    private static final int FIXED = 7;

    /** The server's own; no fact ever holds it, since it is another one in each database. */
    record ObjectKey(long classOid, long oid, int sub) {

        static final ObjectKey NONE = new ObjectKey(0, 0, 0);

        boolean isNone() {
            return oid == 0;
        }

        /** Of the table, for a column. */
        ObjectKey object() {
            return new ObjectKey(classOid, oid, 0);
        }
    }

    static SchemaObjectRow read(ResultSet row) throws SQLException {
        Map<String, String> properties = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = FIXED + 1; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null && !value.isEmpty()) {
                properties.put(columns.getColumnLabel(i).replace('_', ' '), value);
            }
        }
        return new SchemaObjectRow(
                row.getString(1),
                row.getString(2),
                new ObjectKey(row.getLong(3), row.getLong(4), row.getInt(5)),
                new ObjectKey(row.getLong(6), row.getLong(7), 0),
                properties);
    }
}
