package dev.hopdb.database.postgres;

import dev.hopdb.problem.HopException;
import java.util.List;

/** What people made in a database: everything but extensions and hop's own schema. */
final class UserObjects {

    /** Each table takes a handful of locks with its indexes, its toast table and its type. */
    private static final int BATCH = 200;

    /** Whoever uses a table would be waited for without end. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '3s';\n";

    private static final String IMPATIENCE_ENDS = ";\nRESET lock_timeout";

    private final Queries queries;

    UserObjects(Queries queries) {
        this.queries = queries;
    }

    boolean none() {
        return queries.first(SqlResource.text("user-objects.sql"), row -> row.getString(1), false, false, 1)
                .isEmpty();
    }

    /** In transactions of a size that the server has locks for; in one, if the caller has opened one. */
    void dropAll() {
        List<String> before = List.of();
        for (List<String> batch = batch(); !batch.isEmpty(); batch = batch()) {
            if (batch.equals(before)) {
                throw new HopException(
                        "The database cannot be cleared",
                        "the server says that it did this, and yet there is more of it: " + batch.get(0),
                        "drop it by hand, or give the role of hop.user CREATEDB, so that hop can use a new database");
            }
            queries.run(PATIENCE + String.join(";\n", batch) + IMPATIENCE_ENDS);
            before = batch;
        }
    }

    /** How to drop all that the role may drop, but for extensions, in the order to do it. */
    List<String> drops() {
        return queries.list(
                SqlResource.text("user-objects.sql"), row -> row.getString(1), true, false, Integer.MAX_VALUE);
    }

    private List<String> batch() {
        return queries.list(SqlResource.text("user-objects.sql"), row -> row.getString(1), true, true, BATCH);
    }
}
