package dev.hopdb.database;

import java.util.List;
import java.util.Optional;

/** What it takes to put one database in the place of another, without a moment in which there is none. */
public interface Replacements {

    /** Whether hop's own connection is to another database: one that it is connected to can be neither copied nor renamed. */
    boolean standsOutsideOf(DatabaseName name);

    /** The sessions of others on {@code name}. */
    List<ForeignSession> sessions(DatabaseName name);

    /**
     * Makes {@code name} with the owner and tablespace of {@code model}: a copy of {@code template}, or an empty database
     * of the encoding and locale of {@code model}.
     */
    void make(DatabaseName name, DatabaseName model, Optional<DatabaseName> template);

    /**
     * Makes {@code copy} of {@code original}, which nobody is connected to.
     *
     * @param stopSessions whether sessions that are, of others, may be ended
     * @return the sessions that were ended
     */
    List<ForeignSession> copy(DatabaseName original, DatabaseName copy, boolean stopSessions);

    /**
     * Gives {@code to} the privileges, the comment, the limits and the settings, of roles too, that {@code from} has.
     *
     * @return the settings that the role may not give: statements for somebody who may, once {@code to} is called {@code
     *     from}
     */
    List<String> carryOver(DatabaseName from, DatabaseName to);

    /**
     * Renames {@code current} to {@code aside} and {@code next} to {@code current}, both or none.
     *
     * @param stopSessions whether sessions of others may be ended; those of hop never are
     * @return the sessions that were ended
     */
    List<ForeignSession> swap(DatabaseName current, DatabaseName aside, DatabaseName next, boolean stopSessions);
}
