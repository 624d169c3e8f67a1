package dev.hopdb.database;

import dev.hopdb.project.MigrationTool;
import java.util.List;
import java.util.Optional;

/**
 * What another tool has recorded in a database of the scripts that it ran there.
 *
 * @param table where it keeps that record, with its schema
 * @param entries in the order in which they ran
 */
public record ForeignHistory(MigrationTool tool, String table, List<Entry> entries) {

    public ForeignHistory {
        entries = List.copyOf(entries);
    }

    /** How the tool came to run something. */
    public enum Kind {
        /** A file of SQL, run once. */
        SCRIPT,
        /** A file of SQL, run whenever it changed. */
        REPEATABLE,
        /** Something that is no file of SQL: a class, or changes that the tool turns into SQL itself. */
        OTHER
    }

    /**
     * One thing that the tool ran.
     *
     * @param name as the tool tells it from all others
     * @param checksum as the tool writes it; empty if it has none
     * @param file of the SQL, as far as the tool recorded it
     * @param succeeded whether it ran to its end
     */
    public record Entry(String name, String checksum, Kind kind, Optional<String> file, boolean succeeded) {}
}
