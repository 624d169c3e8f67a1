package dev.hopdb.database;

import java.time.Instant;

/**
 * What was kept of a database before an upgrade, as that database itself records it.
 *
 * @param name tells it from any other
 * @param place a file, or the name of a database on the same server; empty where nothing was kept
 * @param host where the file is; empty for the others
 * @param bytes the length of the file; 0 for the others
 * @param release the last release that the database had; empty if none
 * @param spent whether the database was rolled back to it, or beyond it
 */
public record BackupRecord(
        String name, Kind kind, String place, String host, long bytes, String release, Instant takenAt, boolean spent) {

    /** How it was kept. */
    public enum Kind {
        /** An archive of pg_dump. */
        DUMP,
        /** A database on the same server. */
        COPY,
        /** There was nothing in the database, so nothing had to be kept. */
        EMPTY,
        /** The operator wanted none: there is no way back. */
        NONE
    }
}
