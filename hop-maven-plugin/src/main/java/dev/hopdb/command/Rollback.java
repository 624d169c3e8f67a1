package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.backup.RestorationBeside;
import dev.hopdb.backup.RestorationInPlace;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.story.Story;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Brings a target back to the state before its last upgrade, from the backup made then. Asks no Git server. */
public final class Rollback {

    private final GitRepository git;
    private final Function<TargetDatabase, Backups> backups;
    private final Console console;

    public Rollback(GitRepository git, Function<TargetDatabase, Backups> backups, Console console) {
        this.git = git;
        this.backups = backups;
        this.console = console;
    }

    /** @param confirmed the name of the database, if the user has typed it already */
    public void run(TargetDatabase target, Optional<String> confirmed) {
        String project = new ProjectTree(git.commits().tree(ProductionTree.tip(git)))
                .config()
                .projectId();
        try (TargetSession at =
                Story.check(Standing.TARGET_AS_IT_WAS, () -> TargetSession.open(existing(target), project))) {
            RollbackTerms terms = new RollbackTerms(backups.apply(target), at, console);
            WayBack way = Story.check(Standing.TARGET_AS_IT_WAS, () -> terms.agree(confirmed));
            Going going = new Going(terms, at, project, terms.record());
            if (way instanceof WayBack.Beside) {
                beside(going);
            } else {
                inPlace(going);
            }
        }
    }

    /** What a rollback goes by. */
    private record Going(RollbackTerms terms, TargetSession at, String project, BackupRecord record) {

        String target() {
            return at.target().name();
        }
    }

    private void beside(Going going) {
        RestorationBeside restoration = new RestorationBeside(going.terms().backups(), going.record());
        Story story = begin(going, 4);
        DatabaseName beside = story.step("Restore the backup beside the target", restoration::restore);
        story.step("Check what was restored", () -> restoration.check(beside));
        story.step("Carry over settings, grants and records", () -> {
            List<BackupRecord> records = going.at().session().backups().all();
            restoration.carryOver(beside, going.project(), records);
        });
        RestorationBeside.Swapped swapped = story.step("Swap the two", () -> {
            going.at().close();
            return restoration.swap(beside);
        });
        swapped.ended().forEach(session -> tellEnded(going, session));
        console.say("What it was is kept as database %s; when nobody needs it: dropdb %s"
                .formatted(swapped.replaced(), swapped.replaced()));
        tellNext(going);
    }

    private void inPlace(Going going) {
        RestorationInPlace restoration = new RestorationInPlace(going.terms().backups(), going.record());
        List<BackupRecord> records = going.at().session().backups().all();
        Story story = begin(going, 2);
        story.step("Restore the backup in place, in one transaction", () -> {
            restoration.run(going.at().session());
            story.stands("The target has been restored; only hop's record of its backups is not up to date.");
        });
        story.step("Carry over records", () -> restoration.remember(going.at().session(), going.project(), records));
        tellNext(going);
    }

    private Story begin(Going going, int steps) {
        return Story.begin("Rolling %s back".formatted(going.target()), steps, Standing.TARGET_AS_IT_WAS, console);
    }

    private void tellEnded(Going going, ForeignSession session) {
        console.warn("Ended a session on %s: %s".formatted(going.target(), session));
    }

    private void tellNext(Going going) {
        console.say("%s has %s again. Next: mvn hop:update -Dhop.target=%s"
                .formatted(going.target(), RollbackTerms.word(going.record().release()), going.target()));
    }

    private static TargetDatabase existing(TargetDatabase target) {
        RollbackTerms.requireExisting(target);
        return target;
    }
}
