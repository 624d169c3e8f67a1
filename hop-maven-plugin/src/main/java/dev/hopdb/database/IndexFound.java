package dev.hopdb.database;

import java.util.OptionalLong;

/**
 * What the database says of the index that a statement is about.
 *
 * @param table the OID of the index's table; empty if there is no such table
 * @param index its own OID; empty if it is not there
 * @param name quoted and with its schema; empty if it is not there
 * @param valid whether it is complete: one that is not was left by a build that did not come to its end
 */
public record IndexFound(OptionalLong table, OptionalLong index, String name, boolean valid) {

    public static final IndexFound NOTHING = new IndexFound(OptionalLong.empty(), OptionalLong.empty(), "", false);

    public boolean isThere() {
        return index.isPresent();
    }
}
