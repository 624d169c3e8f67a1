package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.lock.HeldLocks;
import dev.hopdb.lock.Locks;
import dev.hopdb.publication.Publication;
import dev.hopdb.release.Snapshot;
import dev.hopdb.settle.Settling;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.validation.TestRecords;
import dev.hopdb.validation.Validation;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.function.Supplier;

/** Makes a release candidate of the smallest open release: a snapshot and a tag for staging. */
public final class PromoteToCandidate {

    private final GitRepository git;
    private final Locks locks;
    private final Console console;
    private final Integration integration;
    private final PromotableRelease promotable;
    private final PromotionTrial trial;
    private final LocalBranches local;

    public PromoteToCandidate(
            GitRepository git, Supplier<States> states, Validation validation, Locks locks, Console console) {
        this.git = git;
        this.locks = locks;
        this.console = console;
        this.integration = new Integration(git);
        this.promotable = new PromotableRelease(git);
        this.trial = new PromotionTrial(git, states, validation);
        this.local = new LocalBranches(git, console);
    }

    public void run() {
        new Settling(git, console).begin();
        Branch.OfRelease release = promotable.select();
        promotable.refuseOtherCandidate(release);
        local.refuseOwnCommits(release);
        Label label = nextCandidate(release);
        Story story = Story.begin("Promoting %s".formatted(label.text()), 4, Standing.NOTHING_PUBLISHED, console);
        try (HeldLocks lock = locks.take(
                "release-promote", List.of(Locks.PRODUCTION, release.version().toString()))) {
            promotable.refuseMovedSince(release);
            CommitId base = integration.tip(release);
            CommitId commit = story.step("Write the snapshot", () -> {
                CommitId current = integration.upToDate(release);
                Snapshot snapshot = trial.snapshot(label, current);
                story.note(PromotionTrial.counted(snapshot));
                return trial.record(snapshot, current, List.of(current));
            });
            TestOutcome.Passed passed = trial.run(story, commit, label);
            story.step("Publish", () -> {
                lock.publish(
                        new Publication(git),
                        List.of(
                                new RefChange.Advance(release, base, commit),
                                new RefChange.Create(new Ref.Tag(label), commit),
                                new TestRecords(git).record(release.version().toString(), passed.classes())));
                story.note("%s, v%s".formatted(release.name(), label.text()));
            });
        }
        local.standOn(release, true);
        local.say("mvn hop:release-promote -Dhop.to=prod");
    }

    private Label nextCandidate(Branch.OfRelease release) {
        ProjectTree tree = new ProjectTree(git.commits().tree(integration.tip(release)));
        int last = tree.candidate(release.version())
                .map(snapshot -> snapshot.label().number())
                .orElse(0);
        return new Label.Candidate(release.version(), last + 1);
    }
}
