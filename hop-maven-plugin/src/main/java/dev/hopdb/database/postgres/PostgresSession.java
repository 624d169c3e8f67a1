package dev.hopdb.database.postgres;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.patch.PatchFile;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.jdbc.PgConnection;

/**
 * One connection to one database.
 *
 * <p>Outside of scripts, names are looked up in the system's catalog only, so that nothing in the database can pass for
 * what hop's own statements call. Scripts find the search path, and all settings, as the database has them; the time
 * zone, which the driver would take from this machine, is the one set for the database or the role, else UTC.
 */
final class PostgresSession implements Session {

    static final String APPLICATION = "hop";

    /** In the space of keys that this database has: {@code hop} in ASCII, and the first lock. */
    private static final String LOCK_TARGET = "SELECT pg_try_advisory_lock(6844272, 1)";

    private final PgConnection connection;
    private final Queries queries;
    private final PostgresLedger ledger;

    private PostgresSession(PgConnection connection, Queries queries) {
        this.connection = connection;
        this.queries = queries;
        this.ledger = new PostgresLedger(queries);
    }

    static Session over(PgConnection connection) {
        var opening = new Queries(connection, "");
        try {
            String maxLocks = opening.run(SqlResource.text("own-settings.sql"));
            return new PostgresSession(connection, new Queries(connection, maxLocks));
        } catch (RuntimeException e) {
            opening.close();
            throw e;
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return queries.inTransaction(work);
    }

    @Override
    public void run(PatchFile.Sql script) {
        queries.inTransaction(() -> {
            new ScriptRun(connection, queries, script).run();
            return true;
        });
    }

    @Override
    public Optional<Mark> mark() {
        return ledger.mark();
    }

    @Override
    public void mark(Mark mark) {
        ledger.mark(mark);
    }

    @Override
    public boolean isEmpty() {
        return new UserObjects(queries).none();
    }

    @Override
    public void clear() {
        new UserObjects(queries).dropAll();
        ledger.forget();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Catalog catalog() {
        return new CatalogReader(queries).read();
    }

    @Override
    public boolean tryLockTarget() {
        return queries.test(LOCK_TARGET);
    }

    @Override
    public void close() {
        queries.close();
    }
}
