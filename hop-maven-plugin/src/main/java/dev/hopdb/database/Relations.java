package dev.hopdb.database;

import java.util.Collection;
import java.util.List;

/** The tables, partitioned tables, materialised views and views of one database, and who holds which lock on them. */
public interface Relations {

    /** All that are not the system's, by OID. */
    List<Relation> all();

    /** Those with these OIDs that are still there, as this session sees them; it holds a lock on each. */
    List<Relation> find(Collection<Long> oids);

    /**
     * The locks that a session holds on relations of this database, the system's and plain reads left out. Does not wait
     * for any of them.
     *
     * @param pid of the session
     */
    List<Held> locksOf(int pid);

    /** The process of this session on the server. */
    int pid();

    /**
     * One relation.
     *
     * @param name with its schema, quoted where it has to be
     * @param file its number changes when the relation is rewritten; 0 where there is none
     * @param bytes with indexes and TOAST table
     */
    record Relation(long oid, String name, long file, long bytes) {}

    /** A lock that was granted. */
    record Held(long oid, LockMode mode) {}
}
