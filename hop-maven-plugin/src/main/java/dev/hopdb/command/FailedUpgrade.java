package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.backup.RestorationBeside;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;

/** What becomes of a target when a release could not be applied: it stays where it stopped, or goes back to its backup. */
final class FailedUpgrade {

    private final Backups backups;
    private final TargetSession at;
    private final Console console;

    FailedUpgrade(Backups backups, TargetSession at, Console console) {
        this.backups = backups;
        this.at = at;
        this.console = console;
    }

    /** Returns the failure to report: with where the target is now. */
    HopException settle(HopException failure, Release failed) {
        if (!backups.settings().rollBackOnFailure()) {
            return failure;
        }
        try {
            return rolledBack(failure, failed);
        } catch (HopException second) {
            console.warn("The target was not rolled back, as hop.onFailure says it should be\n" + second.report());
            return failure;
        }
    }

    private HopException rolledBack(HopException failure, Release failed) {
        RollbackTerms terms = new RollbackTerms(backups, at, console);
        BackupRecord record = terms.record();
        String before = RollbackTerms.word(record.release());
        if (!leftNoTrace(at.session(), record, failed)) {
            WayBack way = terms.way();
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
