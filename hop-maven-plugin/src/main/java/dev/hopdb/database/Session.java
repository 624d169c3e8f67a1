package dev.hopdb.database;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.patch.PatchFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A connection to one database. Not shared between threads. */
public interface Session extends AutoCloseable {

    /** Runs {@code work} in one transaction: committed if it returns, rolled back if it throws. */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Runs a whole script as it stands, then makes constraints immediate and resets role, settings and temporary
     * objects, so that the next script starts afresh.
     *
     * @throws ScriptFailed naming line, column and statement; the transaction is lost
     */
    void run(PatchFile.Sql script);

    /** Runs scripts statement by statement. */
    Statements statements();

    /** Indexes that are built by themselves. */
    Indexes indexes();

    /**
     * What this session is doing, asked over another connection: also while it works, and from another thread, but from
     * one at a time.
     */
    Activity activity();

    Optional<Mark> mark();

    /** Writes {@code mark} in place of any other. */
    void mark(Mark mark);

    /** Whether there is nothing that a user made: extensions and hop's own schema do not count. */
    boolean isEmpty();

    /** Drops everything that a user could have made: for a role that may not drop the database itself. */
    void clear();

    /** What was applied here. */
    Ledger ledger();

    /** What people made here that programs use: neither what belongs to an extension, nor schema hop. */
    Catalog catalog();

    /** The relations of this database, and the locks on them. */
    Relations relations();

    /** What this database knows of its backups. */
    BackupRecords backups();

    /** What decides how this database can be backed up, and replaced by a backup. */
    Inventory inventory();

    /** How to empty this database for what a backup holds, but for {@code extensions}. */
    Emptying emptying(Set<String> extensions);

    /**
     * Everything that people made here; members of extensions and hop's own schema do not count. As of one moment, in a
     * transaction that can only read, unless one is open.
     */
    List<SchemaObject> schemaObjects();

    /**
     * What Flyway or Liquibase has recorded here.
     *
     * @throws dev.hopdb.problem.HopException if there are several such records
     */
    Optional<ForeignHistory> foreignHistory();

    /**
     * The rows of {@code table} as a script that brings them into an empty table of the same form.
     *
     * @param table a name as in SQL, with its schema where that is not in the search path
     * @throws dev.hopdb.problem.HopException if there is no such table
     */
    String rowsAsScript(String table);

    /** Takes the one lock of a target until this session ends, or its client dies; false if another session has it. */
    boolean tryLockTarget();

    /** Whether another session keeps the lock of the target, for longer than one that was closed takes to end. */
    boolean isTargetLocked();

    /** Who has the lock of the target. */
    Optional<ForeignSession> lockHolder();

    @Override
    void close();
}
