package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.console.Console;
import dev.hopdb.database.ConnectionLost;
import dev.hopdb.database.Ledger;
import dev.hopdb.document.UpgradeAudit;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.Decisions;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.upgrade.Terms;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings a target database, release by release, to what is in production. */
public final class Upgrade {

    private final GitRepository git;
    private final Means means;
    private final Console console;

    public Upgrade(GitRepository git, Means means, Console console) {
        this.git = git;
        this.means = means;
        this.console = console;
    }

    /**
     * What upgrades work with.
     *
     * @param appliers one that tells somebody what it does
     * @param author who applies the scripts of a commit, for the ledger
     * @param adoption of targets that were there before hop
     */
    public record Means(
            Function<Progress, ReleaseApplier> appliers,
            Function<CommitId, Ledger.Author> author,
            Function<TargetDatabase, Backups> backups,
            AdoptTarget adoption,
            Clock clock) {}

    /**
     * What is asked for.
     *
     * @param last the last version to apply, with its hotfixes
     * @param audit is given what was applied, also by an upgrade that fails later
     */
    public record Request(Optional<Version> last, Terms terms, Consumer<UpgradeAudit> audit) {}

    public void run(TargetDatabase target, Request request) {
        Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            upgrade(target, request);
            return target;
        });
    }

    private void upgrade(TargetDatabase target, Request request) {
        git.origin().fetch();
        CommitId commit = ProductionTree.tip(git);
        ProjectTree tree = new ProjectTree(git.commits().tree(commit));
        History production = ProductionTree.released(git, tree);
        refuseUnknown(request.last(), production);
        target.require();
        Ledger.Author by = means.author().apply(commit);
        means.adoption().run(target, tree, production, by);
        try (TargetSession at = TargetSession.open(target, tree.config().projectId())) {
            PendingReleases pending =
                    PendingReleases.of(production, at.session()).upTo(request.last(), production);
            Decisions.check(pending.missing(), request.terms());
            UpgradeRecord record = new UpgradeRecord(target, pending, by, means.clock());
            try {
                ReleaseApplier applier = means.appliers().apply(record.trail(new UpgradeProgress(console)));
                apply(at, pending, new Applying(tree.config(), request.terms(), record, applier));
            } finally {
                request.audit().accept(record.audit());
            }
        }
    }

    /** Before a target is made that would stay empty. */
    private static void refuseUnknown(Optional<Version> last, History production) {
        PendingReleases.all(production).upTo(last, production);
    }

    /** What an upgrade goes by. */
    private record Applying(ProjectConfig config, Terms terms, UpgradeRecord record, ReleaseApplier applier) {}

    private void apply(TargetSession at, PendingReleases pending, Applying applying) {
        String name = at.target().name();
        if (pending.missing().isEmpty()) {
            console.say("%s is up to date: %s".formatted(name, PendingReleases.last(pending.applied())));
            return;
        }
        Backups ofTarget = means.backups().apply(at.target());
        pending.missing().forEach(applying.applier()::check);
        BackupStep backup =
                BackupStep.of(ofTarget, at, pending.missing().stream().findFirst(), console);
        Story story = Story.begin(
                "Upgrading %s".formatted(name),
                backup.steps() + pending.missing().size(),
                standing(pending, at.session().ledger()),
                console);
        story.tell(() -> backup.run(story));
        at.mark().write(at.session());
        FailedUpgrade ifItFails = new FailedUpgrade(ofTarget, at, backup.taken(), console);
        for (Release release : pending.missing()) {
            orSettle(() -> step(story, at, release, applying), release, ifItFails, applying.record());
        }
        Release newest = pending.missing().get(pending.missing().size() - 1);
        console.say("%s has %s. Next: mvn hop:update -Dhop.target=%s"
                .formatted(name, newest.label().text(), name));
    }

    private static void orSettle(Runnable step, Release release, FailedUpgrade ifItFails, UpgradeRecord record) {
        try {
            step.run();
            record.finished(release.label());
        } catch (HopException e) {
            HopException told = ifItFails.settle(e, release);
            if (told != e) {
                record.rolledBack();
            }
            throw told;
        }
    }

    private void step(Story story, TargetSession at, Release release, Applying applying) {
        UpgradeRecord record = applying.record();
        story.step("Apply release " + release.label().text(), () -> {
            try {
                applying.applier()
                        .apply(at.session(), release, applying.config().unit(), record.author(), applying.terms());
            } catch (ConnectionLost lost) {
                lost.leaves(new AfterLoss(at.target(), release).standing(story.standing()));
                throw lost;
            }
            story.note(Counted.of(release.patches().size(), "patch", "patches"));
        });
        story.stands("The target has %s and all before it; the same command goes on from there."
                .formatted(release.label().text()));
    }

    private static String standing(PendingReleases pending, Ledger ledger) {
        Label next = pending.missing().get(0).label();
        if (ledger.isInstalled() && ledger.has(next)) {
            return "The target has a part of %s, as before.".formatted(next.text());
        }
        return pending.applied().isEmpty()
                ? "The target has received no release."
                : "The target has %s, as before.".formatted(PendingReleases.last(pending.applied()));
    }
}
