package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.backup.RestorationBeside;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;
import java.util.Optional;

/** What becomes of a target when a release could not be applied: it stays where it stopped, or goes back to its backup. */
final class FailedUpgrade {

    private final Backups backups;
    private final TargetSession at;
    private final Optional<BackupRecord> ofThisRun;
    private final Console console;

    /** @param ofThisRun nobody has agreed to lose what was written before it was made, so it goes back to no other */
    FailedUpgrade(Backups backups, TargetSession at, Optional<BackupRecord> ofThisRun, Console console) {
        this.backups = backups;
        this.at = at;
        this.ofThisRun = ofThisRun;
        this.console = console;
    }

    /** Returns the failure to report: with where the target is now. */
    HopException settle(HopException failure, Release failed) {
        if (!backups.settings().rollBackOnFailure() || ofThisRun.isEmpty()) {
            return failure;
        }
        try {
            return rolledBack(failure, failed, ofThisRun.get());
        } catch (HopException second) {
            console.warn("The target was not rolled back, as hop.onFailure says it should be\n" + second.report());
            return failure;
        }
    }

    private HopException rolledBack(HopException failure, Release failed, BackupRecord record) {
        String before = record.had();
        if (!leftNoTrace(at.session(), record, failed)) {
            WayBack way = new RollbackTerms(backups, at, console).way(record);
            new Restoring(backups, at, console).run(record, way);
        }
        HopException told = new HopException(failure.problem(), failure.why(), failure.fix(), failure);
        told.leaves("The target was brought back to its backup: it has %s, as before.".formatted(before));
        return told;
    }

    private static boolean leftNoTrace(Session session, BackupRecord record, Release failed) {
        return RestorationBeside.lastRelease(session).equals(record.release())
                && !(session.ledger().isInstalled() && session.ledger().has(failed.label()));
    }
}
