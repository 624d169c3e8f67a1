package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.story.Story;
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
        try (TargetSession at = Story.check(Standing.TARGET_AS_IT_WAS, () -> open(target))) {
            Backups ofTarget = backups.apply(target);
            RollbackTerms terms = new RollbackTerms(ofTarget, at, console);
            WayBack way = Story.check(Standing.TARGET_AS_IT_WAS, () -> terms.agree(confirmed));
            BackupRecord record = terms.record();
            new Restoring(ofTarget, at, console).run(record, way);
            console.say("%s has %s again. Next: mvn hop:update -Dhop.target=%s"
                    .formatted(target.name(), record.had(), target.name()));
        }
    }

    private TargetSession open(TargetDatabase target) {
        RollbackTerms.requireExisting(target);
        ProjectTree tree = new ProjectTree(git.commits().tree(ProductionTree.tip(git)));
        return TargetSession.open(target, tree.config().projectId());
    }
}
