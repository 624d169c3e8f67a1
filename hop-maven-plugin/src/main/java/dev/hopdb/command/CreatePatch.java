package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.PartlyPublished;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.publication.Publication;
import dev.hopdb.story.Story;
import dev.hopdb.version.Version;
import java.util.List;
import java.util.Optional;

/** Begins a patch: takes its number, adds it to its release as a candidate, and makes its branch and folder. */
public final class CreatePatch {

    private static final int ATTEMPTS = 10;
    private static final String NUMBER_TAKEN = "The number is taken on origin; the same command goes on from there.";

    private final GitRepository git;
    private final Console console;
    private final Integration integration;
    private final TakenNumbers numbers;
    private final LocalBranches local;

    public CreatePatch(GitRepository git, Console console) {
        this.git = git;
        this.console = console;
        this.integration = new Integration(git);
        this.numbers = new TakenNumbers(git, integration);
        this.local = new LocalBranches(git, console);
    }

    /**
     * What is wanted.
     *
     * @param typed the id as the user typed it
     * @param description for the README of the patch; may be empty
     * @param release by default that of the current branch
     */
    public record Request(String typed, String description, Optional<Version> release) {}

    public void run(Request request) {
        PatchId patch = Story.check(Standing.NOTHING_PUBLISHED, () -> PatchId.parse(request.typed()));
        Beginning beginning = new Beginning(git, console);
        Branch.OfRelease release = beginning.check(() -> {
            Branch.OfRelease found = releaseFor(request);
            local.refuseOwnCommits(found);
            return found;
        });
        BeginPatch begin = new BeginPatch(git, numbers, release, patch, request.description());
        List<RefChange> first = Story.check(beginning.standing(), begin::changes);
        Story story = Story.begin(
                "Creating patch %s in %s".formatted(patch, release.version()), 2, beginning.standing(), console);
        story.step("Take its number, add it to the release", () -> {
            publish(story, begin, first);
            story.note("%s, %s".formatted(new Branch.OfPatch(patch).name(), release.name()));
        });
        story.stands("The patch is on origin: git checkout ho-patch/%s".formatted(patch));
        story.step("Check its branch out", () -> {
            local.standOn(new Branch.OfPatch(patch), true);
            story.note(folderNote(request.typed(), patch));
        });
        local.say("add .sql files to %s, then mvn hop:patch-apply".formatted(Layout.patch(patch)));
    }

    /** Candidates come and go on a release all the time: whoever is second builds on the first. */
    private void publish(Story story, BeginPatch begin, List<RefChange> first) {
        List<RefChange> changes = first;
        for (int attempt = 1; ; attempt++) {
            try {
                new Publication(git).publish(changes);
                return;
            } catch (RefMoved moved) {
                if (attempt == ATTEMPTS) {
                    throw moved;
                }
            } catch (PartlyPublished partly) {
                story.stands(NUMBER_TAKEN);
                if (attempt == ATTEMPTS || !partly.isRace()) {
                    partly.leaves(NUMBER_TAKEN);
                    throw partly;
                }
            }
            git.origin().fetch();
            changes = begin.changesOnceMore();
        }
    }

    private Branch.OfRelease releaseFor(Request request) {
        if (request.release().isPresent()) {
            Branch.OfRelease named = new Branch.OfRelease(request.release().get());
            integration.tip(named);
            return named;
        }
        Optional<Branch> current = git.workspace().branch();
        if (current.isPresent() && current.get() instanceof Branch.OfRelease here) {
            integration.tip(here);
            return here;
        }
        throw new HopException(
                "hop:patch-create must be on a ho-release branch, and this is %s"
                        .formatted(current.map(Branch::name).orElse("a detached HEAD")),
                "a patch begins in a release: that of the current branch, or the one named; open releases: %s"
                        .formatted(openReleases()),
                "mvn hop:patch-create -Dhop.patch=%s -Dhop.release=<X.Y.Z>".formatted(request.typed()));
    }

    private String openReleases() {
        List<String> versions = integration.openReleases().stream()
                .map(open -> open.version().toString())
                .toList();
        return versions.isEmpty() ? "none (mvn hop:release-create)" : String.join(", ", versions);
    }

    private static String folderNote(String typed, PatchId patch) {
        String folder = Layout.patch(patch);
        return typed.equals(patch.toString())
                ? folder
                : "%s (a number has no leading zeros: %s is %s)".formatted(folder, typed, patch);
    }
}
