package dev.hopdb.database;

import java.util.List;
import java.util.Optional;

/** What a database knows of its backups. Records that came with a copy or a dump of another database do not count. */
public interface BackupRecords {

    /** Oldest first. Reads only. */
    List<BackupRecord> all();

    /** Makes the tables where they are missing, and remembers how many rows have been written to each table so far. */
    void add(BackupRecord made);

    void remove(BackupRecord record);

    /** Takes over the records of the database that this one replaces, all of them spent from {@code restored} on. */
    void inherit(List<BackupRecord> records, BackupRecord restored);

    /** By table, those without a write left out; empty if the server's counters were reset since. */
    Optional<List<WrittenRows>> writtenSince(BackupRecord record);

    /**
     * Rows written to a table, as the server counts them.
     *
     * @param table with its schema, quoted where needed
     */
    record WrittenRows(String table, long inserted, long updated, long deleted) {}
}
