package dev.hopdb.maven;

import dev.hopdb.problem.HopException;

/** What {@code hop:upgrade} does with a target. */
enum UpgradeMode {
    APPLY,
    /** {@code hop.dryRun}: reads only. */
    PREVIEW,
    /** {@code hop.rehearse}: on a clone. */
    REHEARSE;

    /** @throws HopException if both are asked for: the one makes a database, and the other promises to change nothing */
    static UpgradeMode of(boolean dryRun, boolean rehearse) {
        if (dryRun && rehearse) {
            throw new HopException(
                    "hop.dryRun and hop.rehearse are both asked for",
                    "a dry run changes nothing at all, and a rehearsal makes a clone of the target and upgrades that",
                    "one of: -Dhop.dryRun lists what would run, -Dhop.rehearse runs it on a clone");
        }
        if (dryRun) {
            return PREVIEW;
        }
        return rehearse ? REHEARSE : APPLY;
    }
}
