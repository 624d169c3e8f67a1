package dev.hopdb.database.postgres;

import java.sql.SQLWarning;
import java.util.List;
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

    private int count;

    int count() {
        return count;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        count++;
    }

    @Override
    public void handleResultRows(Query from, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        count++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {}
}
