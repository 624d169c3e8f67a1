package dev.hopdb.database;

import java.time.Instant;

/**
 * What was kept of a database before an upgrade, as that database itself records it.
 *
 * @param name tells it from any other
 * @param place a file, or the name of a database on the same server; empty where nothing was kept
 * @param host where the file is; empty for the others
 * @param bytes the length of the file; 0 for the others
 * @param release the last release that the database had, or a part of; empty if none
 * @param unfinished whether it had a part of that release only
 * @param spent whether the database was rolled back to it, or beyond it
 */
public record BackupRecord(
        String name,
        Kind kind,
        String place,
        String host,
        long bytes,
        String release,
        boolean unfinished,
        Instant takenAt,
        boolean spent) {

    /** What the database had then, in words: {@code 0.1.0}, {@code a part of 0.2.0}, {@code no release}. */
    public String had() {
        if (release.isEmpty()) {
            return "no release";
        }
        return unfinished ? "a part of " + release : release;
    }

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
