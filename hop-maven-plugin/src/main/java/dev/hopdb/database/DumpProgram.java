package dev.hopdb.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** pg_dump with what reads its archives. A password goes to them by the environment only. */
public interface DumpProgram {

    /** Such as {@code pg_dump 15.18}. */
    String name();

    /** Whether an archive can be read back in one transaction together with other statements: psql is there. */
    boolean mayReplaceInPlace();

    /** Why it may not connect to a database whose address asks for more security than it could give; empty if it may. */
    Optional<String> obstacle(DatabaseAddress database);

    /**
     * Writes all of a database into {@code file}, which is there and empty.
     *
     * @throws dev.hopdb.problem.HopException if it could not be written; the file may hold a part of it
     */
    void dump(DatabaseAddress database, Path file);

    /**
     * The entries of an archive, one a line, as {@code pg_restore --list} has them.
     *
     * @throws dev.hopdb.problem.HopException if {@code file} is no whole archive
     */
    List<String> list(Path file);

    /** Reads an archive into an empty database; the first error ends it. */
    void restore(Path file, DatabaseAddress empty);

    /**
     * Runs {@code before}, then reads {@code entries} of an archive, in one transaction: all of it or nothing.
     *
     * @param before statements, such as those that drop what is there
     */
    void replace(Path file, List<String> entries, DatabaseAddress database, String before);
}
