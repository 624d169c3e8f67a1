package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.publication.Publication;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.settle.Settling;
import dev.hopdb.story.Story;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins a patch: takes its number, adds it to its release as a candidate, and makes its branch and folder. */
public final class CreatePatch {

    private static final int ATTEMPTS = 10;

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
        PatchId patch = PatchId.parse(request.typed());
        new Settling(git, console).begin();
        Branch.OfRelease release = releaseFor(request);
        local.refuseOwnCommits(release);
        numbers.refuseTaken(patch);
        Story story = Story.begin(
                "Creating patch %s in %s".formatted(patch, release.version()), 2, Standing.NOTHING_PUBLISHED, console);
        story.step("Take its number, add it to the release", () -> {
            publish(release, patch, request.description());
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
    private void publish(Branch.OfRelease release, PatchId patch, String description) {
        Optional<CommitId> abandoned = Optional.empty();
        for (int attempt = 1; ; attempt++) {
            try {
                new Publication(git).publish(changes(release, patch, description, abandoned));
                return;
            } catch (RefMoved moved) {
                git.origin().fetch();
                numbers.refuseTaken(patch);
                abandoned = numbers.abandoned(patch);
                if (attempt == ATTEMPTS || !(moved.ref().equals(release) || abandoned.isPresent())) {
                    throw moved;
                }
            }
        }
    }

    private List<RefChange> changes(
            Branch.OfRelease release, PatchId patch, String description, Optional<CommitId> abandoned) {
        CommitId base = integration.tip(release);
        ReleasePlan plan = new ProjectTree(git.commits().tree(base))
                .plan(release.version())
                .orElseGet(() -> ReleasePlan.empty(release.version()));
        CommitId planned = commit(
                base,
                new FileChange.Write(
                        Layout.plan(release.version()),
                        plan.withCandidate(patch).text()),
                "Add %s to %s as a candidate%n".formatted(patch, release.version()));
        CommitId begun = commit(
                planned,
                new FileChange.Write(Layout.patch(patch) + "/" + Layout.README, readme(patch, description)),
                "Begin patch %s%n".formatted(patch));
        List<RefChange> changes = new ArrayList<>();
        Ref.Number number = new Ref.Number(patch.number());
        changes.add(abandoned
                .<RefChange>map(at -> new RefChange.Replace(number, at, begun))
                .orElseGet(() -> new RefChange.Create(number, begun)));
        changes.add(new RefChange.Create(new Branch.OfPatch(patch), begun));
        changes.add(new RefChange.Advance(release, base, planned));
        return changes;
    }

    private CommitId commit(CommitId parent, FileChange change, String message) {
        return git.commits()
                .commit(new CommitDraft(
                        git.commits().treeOf(parent), List.of(change), List.of(parent), message.replace("\r\n", "\n")));
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
                "a patch begins in a release: that of the current branch, or the one named",
                "mvn hop:patch-create -Dhop.patch=%s -Dhop.release=<X.Y.Z>; open releases: %s"
                        .formatted(request.typed(), openReleases()));
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

    private static String readme(PatchId patch, String description) {
        String text = description.isBlank() ? "What this patch changes, and why." : description.strip();
        return "# %s\n\n%s\n".formatted(patch, text);
    }
}
