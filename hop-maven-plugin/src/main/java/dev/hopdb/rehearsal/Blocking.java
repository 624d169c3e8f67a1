package dev.hopdb.rehearsal;

import dev.hopdb.database.LockMode;

/** Whom a lock keeps waiting, in words. */
final class Blocking {

    private Blocking() {}

    static String of(LockMode mode) {
        if (mode.blocksReads()) {
            return "reads and writes";
        }
        return mode.blocksWrites() ? "writes" : "neither";
    }
}
