package dev.hopdb.settle;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.release.Snapshot;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a publication left undone on a server that cannot move several refs at once.
 *
 * <p>There the ref that holds the record moved first, so the rest follows from it: a plan that says staged, a snapshot.
 */
final class HalfDone {

    private final GitRepository git;

    HalfDone(GitRepository git) {
        this.git = git;
    }

    List<RefChange> completions() {
        List<RefChange> missing = new ArrayList<>();
        Set<Label> tags = Set.copyOf(git.origin().tags());
        for (Branch branch : git.origin().branches()) {
            if (branch instanceof Branch.OfPatch of) {
                mergedPatch(of).ifPresent(missing::addAll);
            } else if (branch instanceof Branch.OfRelease || branch instanceof Branch.Production) {
                missing.addAll(tagsOf(branch, tags));
            }
            promoted(branch).ifPresent(missing::add);
        }
        return missing;
    }

    /** A patch branch whose patch is in its release already. */
    private Optional<List<RefChange>> mergedPatch(Branch.OfPatch branch) {
        Branch.OfStaged staged = new Branch.OfStaged(branch.patch());
        CommitId tip = git.origin().tip(branch).orElseThrow();
        Optional<CommitId> kept = git.origin().tip(staged);
        if (kept.isPresent()) {
            return git.commits().contains(kept.get(), tip)
                    ? Optional.of(List.of(new RefChange.Delete(branch, tip)))
                    : Optional.empty();
        }
        return isStagedSomewhere(branch, tip)
                ? Optional.of(List.of(new RefChange.Create(staged, tip), new RefChange.Delete(branch, tip)))
                : Optional.empty();
    }

    private boolean isStagedSomewhere(Branch.OfPatch branch, CommitId tip) {
        return git.origin().branches().stream()
                .filter(Branch.OfRelease.class::isInstance)
                .map(release -> git.origin().tip(release).orElseThrow())
                .filter(release -> git.commits().contains(release, tip))
                .anyMatch(release -> new ProjectTree(git.commits().tree(release))
                        .plans().stream().anyMatch(plan -> plan.staged().contains(branch.patch())));
    }

    /** Snapshots whose tag is missing: only the tip can be half done, since settling precedes every publication. */
    private List<RefChange> tagsOf(Branch branch, Set<Label> tags) {
        CommitId tip = git.origin().tip(branch).orElseThrow();
        List<RefChange> missing = new ArrayList<>();
        for (Snapshot snapshot : new ProjectTree(git.commits().tree(tip)).snapshots()) {
            if (!tags.contains(snapshot.label())
                    && tags.stream().noneMatch(tag -> tag.compareTo(snapshot.label()) > 0)) {
                missing.add(new RefChange.Create(new Ref.Tag(snapshot.label()), tip));
            }
        }
        return missing;
    }

    /** The branch of a release, or of one of its patches, that production contains. */
    private Optional<RefChange> promoted(Branch branch) {
        Optional<CommitId> production = git.origin().tip(new Branch.Production());
        CommitId tip = git.origin().tip(branch).orElseThrow();
        if (production.isEmpty() || !git.commits().contains(production.get(), tip)) {
            return Optional.empty();
        }
        ProjectTree released = new ProjectTree(git.commits().tree(production.get()));
        boolean ended = branch instanceof Branch.OfRelease release
                ? released.production()
                                .filter(label -> label.version().equals(release.version()))
                                .isPresent()
                        && released.plan(release.version()).isEmpty()
                : branch instanceof Branch.OfStaged staged
                        && released.snapshots().stream()
                                .anyMatch(snapshot -> snapshot.label().isProduction()
                                        && snapshot.patches().contains(staged.patch()));
        return ended ? Optional.of(new RefChange.Delete(branch, tip)) : Optional.empty();
    }
}
