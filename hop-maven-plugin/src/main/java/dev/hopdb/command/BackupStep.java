package dev.hopdb.command;

import dev.hopdb.backup.BackupPlan;
import dev.hopdb.backup.Backups;
import dev.hopdb.backup.RestorationBeside;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.BackupRecords.WriteCounters;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;
import dev.hopdb.story.Story;
import java.util.Optional;

/** The first step of a goal that writes to a target: the target as it is now is kept, unless nothing is in it. */
final class BackupStep {

    private final Backups backups;
    private final TargetSession at;
    private final Console console;
    private final Optional<BackupPlan> plan;
    private final boolean isMiddle;
    private Optional<BackupRecord> taken = Optional.empty();

    /** @param isMiddle whether the target has a part of a release now */
    private BackupStep(
            Backups backups, TargetSession at, Console console, Optional<BackupPlan> plan, boolean isMiddle) {
        this.backups = backups;
        this.at = at;
        this.console = console;
        this.plan = plan;
        this.isMiddle = isMiddle;
    }

    /**
     * Decides, and refuses what would have no way back though nobody has said that it need not have one.
     *
     * @param next the first release that the target lacks: begun, the way back is to before that
     */
    static BackupStep of(Backups backups, TargetSession at, Optional<Release> next, Console console) {
        Optional<Release> begun = next.filter(release -> isBegun(at, release));
        if (begun.filter(release -> new EarlierBackup(backups, at, release).stays(console))
                .isPresent()) {
            return new BackupStep(backups, at, console, Optional.empty(), true);
        }
        BackupPlan plan = backups.plan(at.session());
        BackupStep step = new BackupStep(backups, at, console, Optional.of(plan), begun.isPresent());
        new BackupTerms(backups, at, console).tell(plan);
        if (begun.isPresent() && !(plan instanceof BackupPlan.Nothing)) {
            console.warn(
                    "No backup from before %1$s is known. The one that is made now has a part of %1$s: hop:rollback comes back to that"
                            .formatted(begun.get().label().text()));
        }
        return step;
    }

    /** How many lines of the story are this one's. */
    int steps() {
        return plan.filter(chosen -> !(chosen instanceof BackupPlan.Nothing)).isPresent() ? 1 : 0;
    }

    void run(Story story) {
        if (plan.isEmpty()) {
            return;
        }
        if (steps() == 0) {
            take(plan.get());
        } else {
            story.step("Back up the target", () -> {
                BackupRecord kept = take(plan.get());
                story.note(note(kept));
                story.detail(kept.place());
            });
        }
    }

    /** The state of the target at the beginning of this run; empty if an earlier one has to do. */
    Optional<BackupRecord> taken() {
        return taken;
    }

    private BackupRecord take(BackupPlan chosen) {
        String release = RestorationBeside.lastRelease(at.session());
        backups.sweep(at.session());
        WriteCounters before = at.session().backups().counters();
        Backups.Made result = chosen.needsItAlone()
                ? at.outside(() -> backups.take(chosen, release, isMiddle))
                : backups.take(chosen, release, isMiddle);
        refuseChanged(release);
        result.ended()
                .forEach(session -> console.warn(
                        "Ended a session on %s: %s".formatted(at.target().name(), session)));
        at.mark().write(at.session());
        backups.record(at.session(), result.record(), before).forEach(console::warn);
        taken = Optional.of(result.record());
        return result.record();
    }

    /** While the target was copied, nobody held its lock. */
    private void refuseChanged(String release) {
        if (!RestorationBeside.lastRelease(at.session()).equals(release)) {
            throw new HopException(
                    "Another upgrade of %s was at work".formatted(at.target().name()),
                    "it went by while the backup was made",
                    "mvn hop:update -Dhop.target=%s shows what is left to do"
                            .formatted(at.target().name()));
        }
    }

    private static boolean isBegun(TargetSession at, Release next) {
        return at.session().ledger().isInstalled() && at.session().ledger().has(next.label());
    }

    private static String note(BackupRecord record) {
        return record.kind() == Kind.DUMP ? "dump, %d kB".formatted((record.bytes() + 1023) / 1024) : "copy";
    }
}
