package dev.hopdb.command;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.backup.Backups;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The backup that an earlier run made before it began a release which it did not finish. */
final class EarlierBackup {

    private final Backups backups;
    private final TargetSession at;
    private final Release begun;

    EarlierBackup(Backups backups, TargetSession at, Release begun) {
        this.backups = backups;
        this.at = at;
        this.begun = begun;
    }

    /** Whether it stays the one to go back to; refuses what would lose more than this run has changed. */
    boolean stays(Console console) {
        Optional<BackupRecord> found = last();
        found.ifPresent(record -> {
            refuseToGoBackByItself(record);
            refuseElsewhere(record);
            console.say("The backup of %s stays the one to go back to: %s was begun after it"
                    .formatted(record.takenAt(), begun.label().text()));
        });
        return found.isPresent();
    }

    private void refuseToGoBackByItself(BackupRecord record) {
        if (backups.settings().rollBackOnFailure()) {
            String name = at.target().name();
            throw new HopException(
                    "An upgrade of %s that fails could not be rolled back by itself".formatted(name),
                    ("%s was begun by an earlier run: the backup to go back to is that of %s, %s old,"
                                    + " and what was written since would be lost")
                            .formatted(begun.label().text(), record.takenAt(), words(backups.age(record))),
                    """
                    mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=stop
                    or, to go back: mvn hop:rollback -Dhop.target=%1$s, which shows what was written since, and asks""".formatted(name));
        }
    }

    /** A backup made now would be of the middle of the release, and a rollback would come back to that. */
    private void refuseElsewhere(BackupRecord record) {
        if (record.kind() == Kind.DUMP
                && !backups.isHere(record)
                && backups.settings().choice() != BackupChoice.NONE) {
            throw new HopException(
                    "The backup from before %s is not here"
                            .formatted(begun.label().text()),
                    "the release is half done, and the way back from it is the backup of %s: %s"
                            .formatted(record.takenAt(), RollbackTerms.place(record)),
                    """
                    run the same command there, or bring the file here: -Dhop.backupDirectory=/var/backups/hop
                    or, without it at hand: mvn hop:upgrade -Dhop.target=%s -Dhop.backup=none""".formatted(at.target().name()));
        }
    }

    private Optional<BackupRecord> last() {
        List<BackupRecord> all = at.session().backups().all();
        return all.stream()
                .skip(Math.max(0, all.size() - 1))
                .filter(record -> !record.spent() && mayBeThere(record))
                .findFirst();
    }

    /** A file that is not here is elsewhere; a copy that is not on its server is nowhere. */
    private boolean mayBeThere(BackupRecord record) {
        return switch (record.kind()) {
            case DUMP, EMPTY -> true;
            case COPY -> backups.isHere(record);
            case NONE -> false;
        };
    }

    private static String words(Duration age) {
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        return age.toHours() > 1 ? age.toHours() + " hours" : Math.max(0, age.toMinutes()) + " minutes";
    }
}
