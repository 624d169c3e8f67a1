package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.backup.RestorationBeside;
import dev.hopdb.backup.RestorationInPlace;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.story.Story;
import java.util.List;

/** The steps that bring a target back to a backup of it. */
final class Restoring {

    private final Backups backups;
    private final TargetSession at;
    private final Console console;

    Restoring(Backups backups, TargetSession at, Console console) {
        this.backups = backups;
        this.at = at;
        this.console = console;
    }

    /** Closes the session on the target where the database is replaced. */
    void run(BackupRecord record, WayBack way) {
        if (way instanceof WayBack.Beside) {
            beside(record);
        } else {
            inPlace(record);
        }
    }

    private void beside(BackupRecord record) {
        RestorationBeside restoration = new RestorationBeside(backups, record);
        Story story = begin(4);
        DatabaseName beside = story.step("Restore the backup beside the target", restoration::restore);
        story.step("Check what was restored", () -> restoration.check(beside));
        List<String> left = story.step("Carry over settings, grants and records", () -> {
            List<BackupRecord> records = at.session().backups().all();
            return restoration.carryOver(beside, at.project(), records);
        });
        RestorationBeside.Swapped swapped = story.step("Swap the two", () -> {
            at.close();
            return restoration.swap(beside);
        });
        swapped.ended().forEach(this::tellEnded);
        if (!left.isEmpty()) {
            console.warn("Settings that were not given back, since the role may not. Whoever may runs\n"
                    + String.join("\n", left));
        }
        console.say("What it was is kept as database %s; when nobody needs it: dropdb %s"
                .formatted(swapped.replaced(), swapped.replaced()));
    }

    private void inPlace(BackupRecord record) {
        RestorationInPlace restoration = new RestorationInPlace(backups, record);
        begin(1).step("Restore the backup in place, in one transaction", () -> restoration.run(at.session()));
    }

    private Story begin(int steps) {
        return Story.begin("Rolling %s back".formatted(at.target().name()), steps, Standing.TARGET_AS_IT_WAS, console);
    }

    private void tellEnded(ForeignSession session) {
        console.warn("Ended a session on %s: %s".formatted(at.target().name(), session));
    }
}
