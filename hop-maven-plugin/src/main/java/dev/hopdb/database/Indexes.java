package dev.hopdb.database;

import dev.hopdb.sql.IndexCommand;
import dev.hopdb.version.Label;
import java.util.List;

/** Indexes, as builds that cannot be in a transaction find and leave them. */
public interface Indexes {

    /** What the command is about, in the search path that the script has. */
    IndexFound find(IndexCommand command);

    /** The INVALID indexes that rebuilding others has left, and that nobody is at work on; quoted, with schemas. */
    List<String> leftByRebuilding();

    /** Drops an index that is INVALID, without locking its table. Not in a transaction. */
    void drop(String quotedName);

    /** The INVALID indexes of tables whose indexes {@code release} has built by themselves; quoted, with schemas. */
    List<String> invalid(Label release);
}
