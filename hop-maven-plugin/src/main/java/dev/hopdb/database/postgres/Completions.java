package dev.hopdb.database.postgres;

import java.sql.SQLWarning;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * Counts the statements of a script that the server has completed: that is how a failure without a position is placed.
 * Rows and notices are let go at once, however many there are.
 */
final class Completions extends ResultHandlerBase {

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "SELECT");

    private int count;
    private OptionalLong rowsChanged = OptionalLong.empty();

    int count() {
        return count;
    }

    /** By the last statement, where it is one that changes rows. */
    OptionalLong rowsChanged() {
        return rowsChanged;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        count++;
        int blank = status.indexOf(' ');
        boolean changes = blank > 0 && CHANGES.contains(status.substring(0, blank));
        rowsChanged = changes ? OptionalLong.of(updateCount) : OptionalLong.empty();
    }

    @Override
    public void handleResultRows(Query from, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        count++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {}
}
