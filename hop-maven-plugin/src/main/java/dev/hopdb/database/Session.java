package dev.hopdb.database;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.patch.PatchFile;
import java.util.Optional;
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

    /** Takes the one lock of a target until this session ends; false if another session has it. */
    boolean tryLockTarget();

    @Override
    void close();
}
