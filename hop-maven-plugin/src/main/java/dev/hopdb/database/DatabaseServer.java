package dev.hopdb.database;

import java.util.List;
import java.util.Optional;

/** A PostgreSQL server: databases are found, made, copied, renamed and dropped on it, and sessions opened. */
public interface DatabaseServer extends AutoCloseable {

    ServerTraits traits();

    Optional<DatabaseFacts> find(DatabaseName name);

    /** The databases whose names start with {@code prefix} and that the role at work may copy, as their owner may. */
    List<DatabaseFacts> startingWith(String prefix);

    /** Makes an empty database. */
    void create(DatabaseName name);

    /** Makes {@code name} a copy of {@code template}, which nobody is connected to. */
    void copy(DatabaseName template, DatabaseName name);

    /** Drops a database that the caller knows to be its own, with its sessions; does nothing if it is not there. */
    void drop(DatabaseName name);

    /** Drops a database unless somebody uses it or copies it; returns whether it is gone. */
    boolean dropUnused(DatabaseName name);

    /** Lets nobody connect any more, so that the database can be copied at any time; remembers {@code comment}. */
    void seal(DatabaseName name, String comment);

    /** Says of a database what it is, in {@link DatabaseFacts#comment}. */
    void comment(DatabaseName name, String comment);

    /**
     * Renames databases, in this order, in one transaction: all or none. Their sessions are ended first.
     *
     * @return the sessions of others that were ended
     */
    List<ForeignSession> rename(List<Renaming> renamings);

    /** For putting one database in the place of another. */
    Replacements replacements();

    /** @throws dev.hopdb.problem.HopException if the server does not answer, or does not accept the credentials */
    Session open(DatabaseName name);

    DatabaseAddress address(DatabaseName name);

    @Override
    void close();

    /** One database getting another name. */
    record Renaming(DatabaseName from, DatabaseName to) {}
}
