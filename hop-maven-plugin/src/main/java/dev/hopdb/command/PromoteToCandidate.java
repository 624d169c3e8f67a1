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
import dev.hopdb.publication.Publication;
import dev.hopdb.release.Snapshot;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.validation.TestRecords;
import dev.hopdb.validation.Validation;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes a release candidate of the smallest open release: a snapshot and a tag for staging. */
public final class PromoteToCandidate {

    private final GitRepository git;
    private final Promotion promotion;
    private final Integration integration;
    private final PromotableRelease promotable;
    private final PromotionTrial trial;
    private final LocalBranches local;

    public PromoteToCandidate(
            GitRepository git, Supplier<States> states, Validation validation, Locks locks, Console console) {
        this.git = git;
        this.promotion = new Promotion(git, locks, console);
        this.integration = new Integration(git);
        this.promotable = new PromotableRelease(git);
        this.trial = new PromotionTrial(git, states, validation);
        this.local = new LocalBranches(git, console);
    }

    public void run() {
        promotion.run(
                this::check, this::tryAndPublish, label -> local.standOn(new Branch.OfRelease(label.version()), true));
        local.say("mvn hop:release-promote -Dhop.to=prod");
    }

    /** What is to be promoted, as of the last fetch. */
    private Label check() {
        Branch.OfRelease release = promotable.select();
        promotable.refuseOtherCandidate(release);
        local.refuseOwnCommits(release);
        return nextCandidate(release);
    }

    private void tryAndPublish(Story story, HeldLocks lock, Label label) {
        Branch.OfRelease release = new Branch.OfRelease(label.version());
        CommitId base = integration.tip(release);
        CommitId current = integration.upToDate(release);
        CommitId recorded = story.step("Write the snapshot", () -> {
            Snapshot snapshot = trial.snapshot(label, current);
            story.note(PromotionTrial.counted(snapshot));
            return trial.record(snapshot, current, List.of(current));
        });
        PromotionTrial.Tested tested = trial.run(story, recorded, label);
        story.step("Publish", () -> {
            publish(lock, release, new Tried(base, current, tested.commit(), label, tested.tests()));
            String refs = "%s, v%s".formatted(release.name(), label.text());
            story.note(refs);
            story.stands(Standing.published(refs));
        });
    }

    /** What was tested: {@code commit}, made of {@code base} with what was missing in it. */
    private record Tried(CommitId base, CommitId current, CommitId commit, Label label, TestOutcome.Passed tests) {}

    /** Publishes what was tried; where only candidates came or went meanwhile, on top of that. */
    private void publish(HeldLocks lock, Branch.OfRelease release, Tried tried) {
        try {
            lock.publish(
                    new Publication(git),
                    List.of(
                            new RefChange.Advance(release, tried.base(), tried.commit()),
                            new RefChange.Create(new Ref.Tag(tried.label()), tried.commit()),
                            new TestRecords(git)
                                    .record(
                                            release.version().toString(),
                                            tried.tests().classes())));
        } catch (RefMoved moved) {
            git.origin().fetch();
            if (!moved.ref().equals(release)) {
                throw moved;
            }
            publish(lock, release, carried(release, tried).orElseThrow(() -> moved));
        }
    }

    private Optional<Tried> carried(Branch.OfRelease release, Tried tried) {
        CommitId tip = integration.tip(release);
        boolean wasUpToDate = tried.current().equals(tried.base());
        return new CandidateLines(git)
                .carry(
                        release,
                        new CandidateLines.Move(tried.commit(), tried.base(), tip),
                        wasUpToDate ? List.of() : List.of(tried.current()),
                        UnaryOperator.identity())
                .map(commit ->
                        new Tried(tip, wasUpToDate ? tip : tried.current(), commit, tried.label(), tried.tests()));
    }

    private Label nextCandidate(Branch.OfRelease release) {
        ProjectTree tree = new ProjectTree(git.commits().tree(integration.tip(release)));
        int last = tree.candidate(release.version())
                .map(snapshot -> snapshot.label().number())
                .orElse(0);
        return new Label.Candidate(release.version(), last + 1);
    }
}
