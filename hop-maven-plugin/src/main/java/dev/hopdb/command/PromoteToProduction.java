package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.lock.HeldLocks;
import dev.hopdb.lock.Locks;
import dev.hopdb.problem.HopException;
import dev.hopdb.publication.Publication;
import dev.hopdb.release.Snapshot;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.validation.TestRecords;
import dev.hopdb.validation.Validation;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the smallest open release the last one in production, and ends its branches. */
public final class PromoteToProduction {

    private final GitRepository git;
    private final Promotion promotion;
    private final Integration integration;
    private final PromotableRelease promotable;
    private final PromotionTrial trial;
    private final LocalBranches local;

    public PromoteToProduction(
            GitRepository git, Supplier<States> states, Validation validation, Locks locks, Console console) {
        this.git = git;
        this.promotion = new Promotion(git, locks, console);
        this.integration = new Integration(git);
        this.promotable = new PromotableRelease(git);
        this.trial = new PromotionTrial(git, states, validation);
        this.local = new LocalBranches(git, console);
    }

    public void run() {
        promotion.run(this::check, this::tryAndPublish, this::tidy);
        local.say("mvn hop:upgrade -Dhop.target=<name>");
    }

    /** What is to be promoted, as of the last fetch. */
    private Label check() {
        Branch.OfRelease release = promotable.select();
        promotable.refuseCandidates(release);
        local.refuseOwnCommits(release);
        local.refuseOwnCommits(new Branch.Production());
        Label label = new ProjectTree(git.commits().tree(integration.tip(release))).labelOf(release.version());
        refuseUnlikeCandidate(release, label);
        return label;
    }

    private void tryAndPublish(Story story, HeldLocks lock, Label label) {
        Branch.OfRelease release = new Branch.OfRelease(label.version());
        CommitId base = integration.tip(release);
        CommitId production = integration.tip(new Branch.Production());
        CommitId current = integration.upToDate(release);
        Snapshot snapshot = trial.snapshot(label, current);
        CommitId recorded = story.step("Write the snapshot", () -> {
            story.note(PromotionTrial.counted(snapshot));
            return trial.record(snapshot, current, List.of(production, current));
        });
        PromotionTrial.Tested tested = trial.run(story, recorded, label);
        story.step("Publish", () -> {
            List<RefChange> changes = new ArrayList<>();
            changes.add(new RefChange.Advance(new Branch.Production(), production, tested.commit()));
            changes.add(new RefChange.Create(new Ref.Tag(label), tested.commit()));
            changes.add(new RefChange.Delete(release, base));
            PromotionTrial.stagedBranches(snapshot).forEach(branch -> end(branch, changes));
            end(new Ref.Tests(release.version().toString()), changes);
            changes.add(new TestRecords(git)
                    .record(TestRecords.PRODUCTION, tested.tests().classes()));
            publish(lock, release, changes);
            String refs = "ho-prod, v%s".formatted(label.text());
            story.note(refs);
            story.stands(Standing.published(refs));
        });
    }

    /** A patch that was begun while the tests ran belongs to a release that would be over. */
    private void publish(HeldLocks lock, Branch.OfRelease release, List<RefChange> changes) {
        try {
            lock.publish(new Publication(git), changes);
        } catch (RefMoved moved) {
            git.origin().fetch();
            if (moved.ref().equals(release)) {
                promotable.refuseCandidates(release);
            }
            throw moved;
        }
    }

    private void end(Ref ref, List<RefChange> changes) {
        git.origin().tip(ref).ifPresent(tip -> changes.add(new RefChange.Delete(ref, tip)));
    }

    private void refuseUnlikeCandidate(Branch.OfRelease release, Label label) {
        CommitId tip = integration.tip(release);
        Optional<Snapshot> candidate = new ProjectTree(git.commits().tree(tip)).candidate(release.version());
        Snapshot now = trial.snapshot(label, tip);
        if (candidate.isPresent() && !candidate.get().entries().equals(now.entries())) {
            throw new HopException(
                    "%s is not what is staged in %s now"
                            .formatted(candidate.get().label().text(), release.version()),
                    "staging tried %s, and production would get %s"
                            .formatted(candidate.get().patches(), now.patches()),
                    "mvn hop:release-promote -Dhop.to=rc");
        }
    }

    private void tidy(Label label) {
        Branch.Production production = new Branch.Production();
        local.standOn(production, true);
        CommitId tip = integration.tip(production);
        git.workspace().deleteIfContained(new Branch.OfRelease(label.version()), tip);
        PromotionTrial.stagedBranches(trial.recorded(label, tip))
                .forEach(branch -> git.workspace().deleteIfContained(branch, tip));
    }
}
