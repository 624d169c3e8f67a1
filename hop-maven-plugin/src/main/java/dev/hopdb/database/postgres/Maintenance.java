package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** The one connection through which databases are made, renamed and dropped: opened when first needed, then kept. */
final class Maintenance implements AutoCloseable {

    /** The database is not there, or not for this role: another one will do. */
    private static final Set<String> TRY_ANOTHER = Set.of("3D000", "42501", "28000", "55000");

    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Connections connections;
    private @Nullable PgConnection connection;
    private boolean closed;
    private long lastUse;

    Maintenance(Connections connections) {
        this.connections = connections;
    }

    /** On another thread than those who will need it, which wait for it then; not once all is over. */
    synchronized void openAhead() {
        if (!closed) {
            queries();
        }
    }

    /** A connection that was idle for long is asked first whether it is still one. */
    synchronized Queries queries() {
        PgConnection open = connection;
        if (open == null || !isAlive(open)) {
            open = openAnywhere();
            connection = open;
        }
        lastUse = System.nanoTime();
        return new Queries(open, "as configured");
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            new Queries(connection, "").close();
            connection = null;
        }
    }

    private boolean isAlive(PgConnection open) {
        try {
            return !open.isClosed() && (System.nanoTime() - lastUse < TRUSTED_NANOS || open.isValid(5));
        } catch (SQLException e) {
            return false;
        }
    }

    private PgConnection openAnywhere() {
        List<DatabaseName> names = Stream.of(
                        new DatabaseName("postgres"), new DatabaseName("template1"), connections.ownDatabase())
                .distinct()
                .toList();
        HopException refusal = null;
        for (DatabaseName name : names) {
            try {
                PgConnection open = connections.connect(name);
                new Queries(open, "").run("SET search_path = pg_catalog, pg_temp");
                return open;
            } catch (SQLException e) {
                refusal = connections.refusal(name, e);
                if (!TRY_ANOTHER.contains(ServerRefusal.state(e))) {
                    throw refusal;
                }
            }
        }
        throw refusal == null ? new IllegalStateException("no database was tried") : refusal;
    }
}
