package dev.hopdb.database.postgres;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.Activity;
import dev.hopdb.database.BackupRecords;
import dev.hopdb.database.Emptying;
import dev.hopdb.database.ForeignHistory;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Indexes;
import dev.hopdb.database.Inventory;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Relations;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.database.Statements;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final String UNLOCK = "SELECT pg_advisory_unlock_all()";

    private static final String NOTICE_DEATH = "SET client_connection_check_interval = '1s';";

    private final PgConnection connection;
    private final Queries queries;
    private final PostgresLedger ledger;
    private final PostgresStatements statements;
    private final Beholder beholder;
    private String ownSettings = "";
    private boolean hasLocked;

    private PostgresSession(PgConnection connection, Queries queries, Supplier<PgConnection> another) {
        this.connection = connection;
        this.queries = queries;
        this.ledger = new PostgresLedger(queries);
        this.statements = new PostgresStatements(connection, queries, () -> ownSettings);
        this.beholder = new Beholder(connection.getBackendPID(), another);
    }

    /** @param another opens another connection to the same database */
    static Session over(PgConnection connection, Supplier<PgConnection> another) {
        var opening = new Queries(connection, "");
        try {
            String maxLocks = opening.run(SqlResource.text("own-settings.sql"));
            return new PostgresSession(connection, new Queries(connection, maxLocks), another);
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
    public Statements statements() {
        return statements;
    }

    @Override
    public Indexes indexes() {
        return new PostgresIndexes(queries, statements);
    }

    @Override
    public Activity activity() {
        return beholder.activity();
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
    public Relations relations() {
        return new PostgresRelations(queries);
    }

    @Override
    public BackupRecords backups() {
        return new PostgresBackups(queries);
    }

    @Override
    public Inventory inventory() {
        return new InventoryQuery(queries).inventory();
    }

    @Override
    public Emptying emptying(Set<String> extensions) {
        return new InventoryQuery(queries).emptying(extensions);
    }

    @Override
    public List<SchemaObject> schemaObjects() {
        return new SchemaObjectQueries(queries).read();
    }

    @Override
    public Optional<ForeignHistory> foreignHistory() {
        return new ForeignHistoryQuery(queries).run();
    }

    @Override
    public String rowsAsScript(String table) {
        return new RowsScript(queries).of(table);
    }

    @Override
    public boolean tryLockTarget() {
        noticeDeathOfClient();
        boolean locked = Retry.soon(() -> queries.test(LOCK_TARGET));
        hasLocked |= locked;
        return locked;
    }

    @Override
    public boolean isTargetLocked() {
        Retry.until(() -> lockHolder().isEmpty());
        return lockHolder().isPresent();
    }

    @Override
    public Optional<ForeignSession> lockHolder() {
        return queries.first(
                SqlResource.text("lock-holder.sql"),
                row -> new ForeignSession(row.getInt(1), row.getString(2), row.getString(3)));
    }

    /** Else the server would go on with a long statement, and keep the lock, though nobody is there for the answer. */
    private void noticeDeathOfClient() {
        try {
            queries.run(NOTICE_DEATH);
            ownSettings = NOTICE_DEATH;
        } catch (HopException e) {
            // Older than PostgreSQL 14, or on a system that cannot tell: the lock is freed when the statement ends.
            ownSettings = "";
        }
    }

    @Override
    public void close() {
        beholder.close();
        if (hasLocked) {
            unlock();
        }
        queries.close();
    }

    /** Else the lock would be held until the server has ended the session, which is after this one has closed it. */
    private void unlock() {
        try {
            queries.run(UNLOCK);
        } catch (HopException e) {
            // A session that is lost, or in a transaction that has failed, frees its lock when it ends.
        }
    }
}
