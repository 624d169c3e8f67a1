package dev.hopdb.state;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.scratch.Claim;

/** A scratch database's name, and the sole right to it. */
record Held(DatabaseName name, Claim claim) {

    static Held of(Claim claim) {
        return new Held(new DatabaseName(claim.name()), claim);
    }

    /** There is no such database any more. */
    void forget() {
        claim.forget();
    }

    /** Whatever is there is left to the next sweep. */
    void release() {
        claim.release();
    }
}
