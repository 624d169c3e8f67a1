package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.console.Console;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.integration.Integration;
import dev.hopdb.lock.HeldLocks;
import dev.hopdb.lock.Locks;
import dev.hopdb.patch.PatchId;
import dev.hopdb.publication.Publication;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.validation.TestRecords;
import dev.hopdb.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Merges a patch into its release, once the whole release is proven to work with it. */
public final class MergePatch {

    private static final String GOAL = "patch-merge";
    private static final int ATTEMPTS = 3;

    private final GitRepository git;
    private final Locks locks;
    private final Console console;
    private final PatchSelection selection;
    private final PatchTrial trial;
    private final LocalBranches local;

    public MergePatch(GitRepository git, Supplier<States> states, Validation validation, Locks locks, Console console) {
        this.git = git;
        this.locks = locks;
        this.console = console;
        this.selection = new PatchSelection(git, new Integration(git));
        this.trial = new PatchTrial(git, states, validation, console);
        this.local = new LocalBranches(git, console);
    }

    /** @param named merges this patch as it is on origin; by default that of the current branch as it is here */
    public void run(Optional<PatchId> named) {
        Beginning beginning = new Beginning(git, console);
        PatchWork work = beginning.check(() -> {
            PatchWork found = selection.select(GOAL, named);
            local.refuseOwnCommits(found.release());
            return found;
        });
        Story story = Story.begin(
                "Merging %s into %s".formatted(work.patch(), work.release().version()),
                5,
                beginning.standing(),
                console);
        story.tell(() -> {
            try (HeldLocks lock =
                    locks.take(GOAL, List.of(work.release().version().toString()))) {
                tryAndPublish(story, lock, work, named);
            }
            local.standOn(work.release(), named.isEmpty());
        });
        local.say("mvn hop:release-promote -Dhop.to=rc");
    }

    private void tryAndPublish(Story story, HeldLocks lock, PatchWork first, Optional<PatchId> named) {
        PatchWork work = first;
        for (int attempt = 1; ; attempt++) {
            TriedPatch tried = trial.run(story, work, GOAL);
            try {
                story.step("Publish", () -> publish(story, lock, tried));
                return;
            } catch (RefMoved moved) {
                if (attempt == ATTEMPTS || !isOfRelease(moved.ref(), work.release())) {
                    throw moved;
                }
                work = selection.select(GOAL, named);
                story.again(
                        1,
                        "%s moved on origin meanwhile: testing again on top of it"
                                .formatted(work.release().name()));
            }
        }
    }

    /** Publishes what was tried; where only candidates came or went meanwhile, on top of that. */
    private void publish(Story story, HeldLocks lock, TriedPatch tried) {
        PatchWork work = tried.work();
        try {
            lock.publish(new Publication(git), changes(tried));
            String refs = "%s, %s".formatted(work.release().name(), new Branch.OfStaged(work.patch()).name());
            story.note(refs);
            story.stands(Standing.published(refs));
        } catch (RefMoved moved) {
            git.origin().fetch();
            if (!moved.ref().equals(work.release())) {
                throw moved;
            }
            publish(story, lock, trial.carry(tried).orElseThrow(() -> moved));
        }
    }

    private List<RefChange> changes(TriedPatch tried) {
        PatchWork work = tried.work();
        List<RefChange> changes = new ArrayList<>();
        changes.add(new RefChange.Advance(work.release(), tried.base(), tried.commit()));
        changes.add(new RefChange.Create(new Branch.OfStaged(work.patch()), work.tip()));
        work.onOrigin().ifPresent(tip -> changes.add(new RefChange.Delete(work.branch(), tip)));
        changes.add(new TestRecords(git)
                .record(work.release().version().toString(), tried.tests().classes()));
        return changes;
    }

    /** Whoever published into the release first has moved its branch and the record of its tests. */
    private static boolean isOfRelease(Ref ref, Branch.OfRelease release) {
        return ref.equals(release) || ref.equals(new Ref.Tests(release.version().toString()));
    }
}
