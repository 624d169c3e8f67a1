package dev.hopdb.database;

import java.util.List;
import java.util.Optional;

/** What a database knows of its backups. Records that came with a copy or a dump of another database do not count. */
public interface BackupRecords {

    /** Oldest first. Reads only. */
    List<BackupRecord> all();

    /** How many rows have been written to each table so far. */
    WriteCounters counters();

    /**
     * Makes the tables where they are missing.
     *
     * @param before the counters as they were before the backup was begun
     */
    void add(BackupRecord made, WriteCounters before);

    void remove(BackupRecord record);

    /** The database is back at {@code restored}: that one is spent, and those after it. */
    void spend(BackupRecord restored);

    /** The statement that does what {@link #spend} does, for who brings the database back in a session of its own. */
    String spending(BackupRecord restored);

    /** Takes over the records of the database that this one replaces, all of them spent from {@code restored} on. */
    void inherit(List<BackupRecord> records, BackupRecord restored);

    /** By table, those without a write left out; empty if the server's counters were reset since. */
    Optional<List<WrittenRows>> writtenSince(BackupRecord record);

    /** What the server counts, to be compared later: as JSON. */
    record WriteCounters(String json) {}

    /**
     * Rows written to a table, as the server counts them.
     *
     * @param table with its schema, quoted where needed
     */
    record WrittenRows(String table, long inserted, long updated, long deleted) {}
}
