package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commits and refs with which a patch begins: its number first, which is the record; then its branch and its line in
 * the plan, or what is missing of them.
 */
final class BeginPatch {

    private final GitRepository git;
    private final Integration integration;
    private final CandidateLines candidates;
    private final TakenNumbers numbers;
    private final Branch.OfRelease release;
    private final PatchId patch;
    private final String description;

    BeginPatch(GitRepository git, TakenNumbers numbers, Branch.OfRelease release, PatchId patch, String description) {
        this.git = git;
        this.integration = new Integration(git);
        this.candidates = new CandidateLines(git);
        this.numbers = numbers;
        this.release = release;
        this.patch = patch;
        this.description = description;
    }

    /** What to publish, going by what origin had at the last fetch. The number may turn out to be taken. */
    List<RefChange> changes() {
        return remaining().orElseGet(() -> {
            numbers.refuseTaken(patch);
            return all(Optional.empty());
        });
    }

    /** The same after somebody was faster: a number without a patch goes to whoever asks for the same patch again. */
    List<RefChange> changesOnceMore() {
        return remaining().orElseGet(() -> {
            numbers.refuseTaken(patch);
            return all(numbers.abandoned(patch));
        });
    }

    /** Of a patch that was begun on a server which cannot move refs all or none: its branch, or its line in the plan. */
    private Optional<List<RefChange>> remaining() {
        Branch.OfPatch branch = new Branch.OfPatch(patch);
        CommitId base = integration.tip(release);
        boolean hasBranch = git.origin().tip(branch).isPresent();
        boolean isListed = candidates.plan(base, release).candidates().contains(patch);
        if (hasBranch == isListed || (hasBranch && numbers.isListed(patch))) {
            return Optional.empty();
        }
        return numbers.abandoned(patch)
                .map(begun -> isListed ? List.of(new RefChange.Create(branch, begun)) : listed(branch, begun, base));
    }

    /** A branch on which nobody has worked yet starts from the plan as it is now. */
    private List<RefChange> listed(Branch.OfPatch branch, CommitId begun, CommitId base) {
        CommitId planned = planned(base);
        List<RefChange> changes = new ArrayList<>();
        if (git.origin().tip(branch).equals(Optional.of(begun))) {
            changes.add(new RefChange.Advance(branch, begun, begin(List.of(begun, planned))));
        }
        changes.add(new RefChange.Advance(release, base, planned));
        return changes;
    }

    private List<RefChange> all(Optional<CommitId> abandoned) {
        CommitId base = integration.tip(release);
        CommitId planned = planned(base);
        CommitId begun = begin(List.of(planned));
        List<RefChange> changes = new ArrayList<>();
        Ref.Number number = new Ref.Number(patch.number());
        changes.add(abandoned
                .<RefChange>map(at -> new RefChange.Replace(number, at, begun))
                .orElseGet(() -> new RefChange.Create(number, begun)));
        changes.add(new RefChange.Create(new Branch.OfPatch(patch), begun));
        changes.add(new RefChange.Advance(release, base, planned));
        return changes;
    }

    /** @param parents the last of them has the files */
    private CommitId begin(List<CommitId> parents) {
        return commit(
                parents,
                new FileChange.Write(Layout.patch(patch) + "/" + Layout.README, readme()),
                "Begin patch %s\n".formatted(patch));
    }

    private CommitId planned(CommitId base) {
        return commit(
                List.of(base),
                new FileChange.Write(
                        Layout.plan(release.version()),
                        candidates.plan(base, release).withCandidate(patch).text()),
                "Add %s to %s as a candidate\n".formatted(patch, release.version()));
    }

    private CommitId commit(List<CommitId> parents, FileChange change, String message) {
        CommitId files = parents.get(parents.size() - 1);
        return git.commits().commit(new CommitDraft(git.commits().treeOf(files), List.of(change), parents, message));
    }

    private String readme() {
        String text = description.isBlank() ? "What this patch changes, and why." : description.strip();
        return "# %s\n\n%s\n".formatted(patch, text);
    }
}
