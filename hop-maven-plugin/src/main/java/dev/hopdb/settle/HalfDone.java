package dev.hopdb.settle;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.release.Snapshot;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a publication left undone on a server that cannot move several refs at once.
 *
 * <p>There the ref that holds the record moved first, so the rest follows from it: a plan that says staged, a snapshot.
 * Asked by every goal, so it reads one plan a release and the names of the snapshots, and walks history only for what is
 * half done by their word.
 */
final class HalfDone {

    private static final int COMMITS_SEARCHED = 100;

    private final GitRepository git;

    HalfDone(GitRepository git) {
        this.git = git;
    }

    List<RefChange> completions() {
        List<Branch> branches = git.origin().branches();
        Map<PatchId, CommitId> staged = staged(branches);
        List<RefChange> missing = new ArrayList<>();
        UntaggedSnapshots untagged = new UntaggedSnapshots(git);
        Map<Label, CommitId> tags = new TreeMap<>();
        for (Branch branch : branches) {
            if (branch instanceof Branch.OfPatch of) {
                mergedPatch(of, staged).ifPresent(missing::addAll);
            } else if (branch instanceof Branch.OfRelease || branch instanceof Branch.Production) {
                untagged.of(branch).forEach((label, at) -> tags.putIfAbsent(label, at));
            }
        }
        tags.forEach((label, at) -> missing.add(new RefChange.Create(new Ref.Tag(label), at)));
        git.origin().tip(new Branch.Production()).ifPresent(tip -> missing.addAll(promoted(tip, branches)));
        return missing;
    }

    /** The patches that open releases say are staged, each with the tip of its release. */
    private Map<PatchId, CommitId> staged(List<Branch> branches) {
        Map<PatchId, CommitId> staged = new HashMap<>();
        for (Branch branch : branches) {
            if (branch instanceof Branch.OfRelease release) {
                CommitId tip = git.origin().tip(release).orElseThrow();
                plan(tip, release).ifPresent(plan -> plan.staged().forEach(patch -> staged.put(patch, tip)));
            }
        }
        return staged;
    }

    /** A plan edited into nonsense completes nothing; the goal that needs it says so. */
    private Optional<ReleasePlan> plan(CommitId tip, Branch.OfRelease release) {
        try {
            return git.commits()
                    .tree(tip)
                    .text(Layout.plan(release.version()))
                    .map(text -> ReleasePlan.parse(release.version(), text));
        } catch (HopException unreadable) {
            return Optional.empty();
        }
    }

    /** A patch branch whose patch is in its release already. */
    private Optional<List<RefChange>> mergedPatch(Branch.OfPatch branch, Map<PatchId, CommitId> staged) {
        Optional<CommitId> release = Optional.ofNullable(staged.get(branch.patch()));
        CommitId tip = git.origin().tip(branch).orElseThrow();
        if (release.isEmpty() || !git.commits().contains(release.get(), tip)) {
            return Optional.empty();
        }
        List<RefChange> missing = new ArrayList<>();
        Branch.OfStaged kept = new Branch.OfStaged(branch.patch());
        if (git.origin().tip(kept).isEmpty()) {
            missing.add(new RefChange.Create(
                    kept, mergedTip(release.get(), branch.patch()).orElse(tip)));
        }
        missing.add(new RefChange.Delete(branch, tip));
        return Optional.of(missing);
    }

    /** What was merged: the last parent of the merge, which may be more than the patch branch had on origin. */
    private Optional<CommitId> mergedTip(CommitId release, PatchId patch) {
        CommitId commit = release;
        for (int i = 0; i < COMMITS_SEARCHED; i++) {
            List<CommitId> parents = git.commits().parents(commit);
            if (git.commits().message(commit).startsWith("Merge patch %s into ".formatted(patch))) {
                return Optional.of(parents.get(parents.size() - 1));
            }
            if (parents.isEmpty()) {
                break;
            }
            commit = parents.get(0);
        }
        return Optional.empty();
    }

    /** What the release that is in production now should have left behind: nothing. */
    private List<RefChange> promoted(CommitId production, List<Branch> branches) {
        Tree released = git.commits().tree(production);
        Optional<Label> last =
                UntaggedSnapshots.labels(released).filter(Label::isProduction).max(Label::compareTo);
        if (last.isEmpty() || released.text(Layout.plan(last.get().version())).isPresent()) {
            return List.of();
        }
        List<RefChange> missing = new ArrayList<>();
        Branch.OfRelease release = new Branch.OfRelease(last.get().version());
        if (branches.contains(release) && !isPartOf(production, release)) {
            return List.of();
        }
        end(release, missing);
        snapshot(released, last.get()).patches().stream()
                .map(Branch.OfStaged::new)
                .filter(branches::contains)
                .filter(branch -> isPartOf(production, branch))
                .forEach(branch -> end(branch, missing));
        end(new Ref.Tests(release.version().toString()), missing);
        end(new Ref.Lock(release.version().toString()), missing);
        return missing;
    }

    private boolean isPartOf(CommitId production, Branch branch) {
        return git.origin()
                .tip(branch)
                .filter(tip -> git.commits().contains(production, tip))
                .isPresent();
    }

    private void end(Ref ref, List<RefChange> missing) {
        git.origin().tip(ref).ifPresent(tip -> missing.add(new RefChange.Delete(ref, tip)));
    }

    private static Snapshot snapshot(Tree tree, Label label) {
        return Snapshot.parse(label, tree.text(Layout.snapshot(label)).orElse(""));
    }
}
