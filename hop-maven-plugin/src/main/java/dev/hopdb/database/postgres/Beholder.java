package dev.hopdb.database.postgres;

import dev.hopdb.database.Activity;
import dev.hopdb.database.Blocker;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.problem.HopException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Looks at a session over a connection of its own, which is opened when somebody first asks. It never holds a transaction
 * open: what is built concurrently would wait for that.
 */
final class Beholder implements AutoCloseable {

    private final int pid;
    private final Supplier<PgConnection> connecting;
    private @Nullable Queries queries;
    private boolean knowsCopy;

    Beholder(int pid, Supplier<PgConnection> connecting) {
        this.pid = pid;
        this.connecting = connecting;
    }

    /** Whoever asks wants to know how it goes on, not why it cannot be told. */
    synchronized Activity activity() {
        try {
            Queries open = open();
            List<Blocker> blockers = open.list(SqlResource.text("blockers.sql"), Beholder::blocker, pid);
            Optional<String> phase =
                    open.first(SqlResource.text("phase.sql"), row -> row.getString(1), pid, pid, pid, pid);
            if (phase.isEmpty() && knowsCopy) {
                phase = open.first(SqlResource.text("phase-of-copy.sql"), row -> row.getString(1), pid);
            }
            return new Activity(blockers, phase.orElse(""));
        } catch (HopException e) {
            close();
            return Activity.UNKNOWN;
        }
    }

    @Override
    public synchronized void close() {
        if (queries != null) {
            queries.close();
            queries = null;
        }
    }

    private Queries open() {
        Queries open = queries;
        if (open == null) {
            PgConnection connection = connecting.get();
            open = new Queries(connection, "");
            open.run("SET search_path = pg_catalog, pg_temp");
            knowsCopy = open.test("SELECT current_setting('server_version_num')::int >= 140000");
            queries = open;
        }
        return open;
    }

    private static Blocker blocker(ResultSet row) throws SQLException {
        Optional<Instant> since =
                Optional.ofNullable(row.getObject(4, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        return new Blocker(new ForeignSession(row.getInt(1), row.getString(2), row.getString(3)), since);
    }
}
