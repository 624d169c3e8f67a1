package dev.hopdb.upgrade;

import dev.hopdb.database.Activity;
import dev.hopdb.database.Blocker;
import dev.hopdb.database.LedgerEntries;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.util.List;

/** Is told what has just run. In a transaction that is not committed yet, it may still be undone. */
public interface Progress {

    Progress SILENT = new Progress() {
        @Override
        public void ran(Label release, Patch patch, PatchFile file, Duration took) {}

        @Override
        public void applied(Label release, Patch patch, Duration took) {}
    };

    void ran(Label release, Patch patch, PatchFile file, Duration took);

    void applied(Label release, Patch patch, Duration took);

    /** A statement has run, or was passed over because somebody decided so; maybe not for the first time. */
    default void ran(LedgerEntries.OfStatement statement) {}

    /** A statement lasts: told every second or so, from another thread, one at a time. */
    default void lasts(ScriptStatement statement, Duration elapsed, Activity activity) {}

    /** A lock was not to be had, and its transaction is tried again after {@code pause}. */
    default void waits(ScriptStatement statement, List<Blocker> blockers, Duration pause) {}

    /** What hop has found out about a statement whose end was not known, or left behind by one that failed. */
    default void found(ScriptStatement statement, String what) {}
}
