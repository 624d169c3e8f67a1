package dev.hopdb.database;

import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;

/**
 * Which statement of which script, as the ledger knows it.
 *
 * @param file the name of the script in its patch
 * @param number counted from 1
 */
public record StatementId(Label release, PatchId patch, String file, int number) {

    /** As users write it: {@code 3-orders/20.sql:2}. */
    @Override
    public String toString() {
        return "%s/%s:%d".formatted(patch, file, number);
    }
}
