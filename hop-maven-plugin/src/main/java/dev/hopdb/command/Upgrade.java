package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.console.Console;
import dev.hopdb.database.Ledger;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.Patch;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Version;
import java.util.Optional;
import java.util.function.Function;

/** Brings a target database, release by release, to what is in production. */
public final class Upgrade {

    private final GitRepository git;
    private final ReleaseApplier applier;
    private final Function<CommitId, Ledger.Author> author;
    private final Function<TargetDatabase, Backups> backups;
    private final Console console;

    /** @param author who applies the scripts of a commit, for the ledger */
    public Upgrade(
            GitRepository git,
            ReleaseApplier applier,
            Function<CommitId, Ledger.Author> author,
            Function<TargetDatabase, Backups> backups,
            Console console) {
        this.git = git;
        this.applier = applier;
        this.author = author;
        this.backups = backups;
        this.console = console;
    }

    /** Applies what is missing, up to {@code last} with its hotfixes. */
    public void run(TargetDatabase target, Optional<Version> last) {
        Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            upgrade(target, last);
            return target;
        });
    }

    private void upgrade(TargetDatabase target, Optional<Version> last) {
        git.origin().fetch();
        CommitId commit = ProductionTree.tip(git);
        ProjectTree tree = new ProjectTree(git.commits().tree(commit));
        History production = tree.released();
        refuseUnknown(last, production);
        target.require();
        try (TargetSession at = TargetSession.open(target, tree.config().projectId())) {
            PendingReleases pending =
                    PendingReleases.of(production, at.session()).upTo(last, production);
            apply(at, pending, new Applying(tree.config(), commit));
        }
    }

    /** Before a target is made that would stay empty. */
    private static void refuseUnknown(Optional<Version> last, History production) {
        PendingReleases.all(production).upTo(last, production);
    }

    /** What an upgrade goes by. */
    private record Applying(ProjectConfig config, CommitId commit) {}

    /** Says what {@link #run} would apply, as of the last fetch, and changes nothing at all. */
    public void dryRun(TargetDatabase target, Optional<Version> last) {
        ProjectTree tree = new ProjectTree(git.commits().tree(ProductionTree.tip(git)));
        History production = tree.released();
        PendingReleases pending =
                new Update(git, console).pending(target, tree, production).upTo(last, production);
        console.say("Would apply to %s: %s".formatted(target.name(), PendingReleases.labels(pending.missing())));
        for (Release release : pending.missing()) {
            for (Patch patch : release.patches()) {
                patch.scripts()
                        .forEach(script -> console.say(
                                "  %s  Patches/%s/%s".formatted(release.label().text(), patch.id(), script.name())));
            }
        }
        console.say("Nothing was changed. Next: mvn hop:upgrade -Dhop.target=%s".formatted(target.name()));
    }

    private void apply(TargetSession at, PendingReleases pending, Applying applying) {
        String name = at.target().name();
        if (pending.missing().isEmpty()) {
            console.say("%s is up to date: %s".formatted(name, PendingReleases.last(pending.applied())));
            return;
        }
        Backups ofTarget = backups.apply(at.target());
        BackupStep backup = BackupStep.of(ofTarget, at, pending.missing().get(0), console);
        Story story = Story.begin(
                "Upgrading %s".formatted(name),
                backup.steps() + pending.missing().size(),
                standing(pending),
                console);
        story.tell(() -> backup.run(story));
        at.mark().write(at.session());
        Ledger.Author by = author.apply(applying.commit());
        FailedUpgrade ifItFails = new FailedUpgrade(ofTarget, at, console);
        for (Release release : pending.missing()) {
            try {
                step(story, at, release, applying.config(), by);
            } catch (HopException e) {
                throw ifItFails.settle(e, release);
            }
        }
        Release newest = pending.missing().get(pending.missing().size() - 1);
        console.say("%s has %s. Next: mvn hop:update -Dhop.target=%s"
                .formatted(name, newest.label().text(), name));
    }

    private void step(Story story, TargetSession at, Release release, ProjectConfig config, Ledger.Author by) {
        story.step("Apply release " + release.label().text(), () -> {
            applier.apply(at.session(), release, config.unit(), by);
            story.note(
                    release.patches().size() == 1
                            ? "1 patch"
                            : release.patches().size() + " patches");
        });
        story.stands("The target has %s and all before it; the same command goes on from there."
                .formatted(release.label().text()));
    }

    private static String standing(PendingReleases pending) {
        return pending.applied().isEmpty()
                ? "The target has received no release."
                : "The target has %s, as before.".formatted(PendingReleases.last(pending.applied()));
    }
}
