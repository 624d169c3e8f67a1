package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Status;
import java.util.List;
import java.util.Optional;

/** Finds the patch that a command is about, and refuses what may not be merged. Reads only. */
final class PatchSelection {

    private final GitRepository git;
    private final Integration integration;

    PatchSelection(GitRepository git, Integration integration) {
        this.git = git;
        this.integration = integration;
    }

    /** The patch named by the user, as it is on origin; or that of the current branch, as it is here. */
    PatchWork select(String goal, Optional<PatchId> named) {
        return named.map(this::onOrigin).orElseGet(() -> here(goal));
    }

    /** The patch of the current branch. */
    static PatchId ofCurrentBranch(GitRepository git, String goal) {
        Optional<Branch> current = git.workspace().branch();
        if (current.isPresent() && current.get() instanceof Branch.OfPatch onPatch) {
            return onPatch.patch();
        }
        throw new HopException(
                "hop:%s must be on a ho-patch branch, and this is %s"
                        .formatted(goal, current.map(Branch::name).orElse("a detached HEAD")),
                "it works on the patch of the current branch",
                "mvn hop:status\n" + choice(git));
    }

    private static String choice(GitRepository git) {
        Integration integration = new Integration(git);
        List<Branch.OfRelease> open = integration.openReleases();
        if (open.isEmpty()) {
            return "mvn hop:release-create -Dhop.level=minor";
        }
        List<PatchId> candidates = open.stream()
                .flatMap(release ->
                        new ProjectTree(git.commits().tree(integration.tip(release))).plan(release.version()).stream())
                .flatMap(plan -> plan.candidates().stream())
                .toList();
        return candidates.isEmpty() ? PatchChoice.create(open.get(0)) : PatchChoice.checkout(candidates);
    }

    /**
     * Refuses scripts on disk that no commit would take: they would run here and nowhere else.
     *
     * @param then the rest of the fix, once the file is added
     */
    static void refuseIgnored(GitRepository git, PatchId patch, String then) {
        List<String> scripts = git.workspace().ignored(Layout.patch(patch)).stream()
                .filter(PatchFile::isScript)
                .toList();
        if (!scripts.isEmpty()) {
            throw new HopException(
                    "Git ignores %s".formatted(String.join(", ", scripts)),
                    "a merge takes what is committed, and would leave it out without a word",
                    "git add -f %s%s".formatted(ShellWord.ofEach(scripts), then));
        }
    }

    private PatchWork here(String goal) {
        PatchId patch = ofCurrentBranch(git, goal);
        Branch.OfPatch branch = new Branch.OfPatch(patch);
        CommitId tip = git.workspace().tip(branch).orElseThrow();
        Optional<CommitId> theirs = git.origin().tip(branch);
        if (theirs.isPresent() && !git.commits().contains(tip, theirs.get())) {
            throw new HopException(
                    "%s is not synced: origin has commits that you have not".formatted(branch.name()),
                    "merging without them would leave a colleague's work behind",
                    "git pull origin %s\nmvn hop:%s".formatted(branch.name(), goal));
        }
        refuseIgnored(git, patch, " && git commit\nmvn hop:" + goal);
        refuseUncommitted(goal);
        return work(patch, tip, false);
    }

    private PatchWork onOrigin(PatchId patch) {
        Branch.OfPatch branch = new Branch.OfPatch(patch);
        return work(
                patch,
                git.origin().tip(branch).orElseThrow(() -> inNoPlan(patch, "origin has no branch " + branch.name())),
                true);
    }

    private PatchWork work(PatchId patch, CommitId tip, boolean named) {
        for (Branch.OfRelease release : integration.openReleases()) {
            Optional<Status> status = new ProjectTree(git.commits().tree(integration.tip(release)))
                    .plan(release.version())
                    .flatMap(plan -> plan.statusOf(patch));
            if (status.isPresent()) {
                refuseStaged(patch, release, status.get());
                new ProjectTree(git.commits().tree(tip)).patches().read(patch);
                return new PatchWork(patch, tip, git.origin().tip(new Branch.OfPatch(patch)), named, release);
            }
        }
        throw inNoPlan(patch, "none of the open releases lists it");
    }

    private void refuseUncommitted(String goal) {
        // The model is written anew from the database: whether it is committed does not matter.
        CleanTree.require(
                git.workspace(),
                file -> !Layout.isModel(file),
                "what is merged is what is committed, and these files would be left out",
                goal);
    }

    private static void refuseStaged(PatchId patch, Branch.OfRelease release, Status status) {
        if (status == Status.STAGED) {
            throw new HopException(
                    "%s is staged in %s already".formatted(patch, release.version()),
                    "a patch is merged once; what comes after it is another patch",
                    "mvn hop:patch-create -Dhop.patch=<new number> -Dhop.release=%s".formatted(release.version()));
        }
    }

    private static HopException inNoPlan(PatchId patch, String why) {
        return new HopException(
                "Patch not found: %s is in no open release".formatted(patch),
                why,
                "mvn hop:status\nor, for a new one: mvn hop:patch-create -Dhop.patch=%s".formatted(patch));
    }
}
