package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.project.Layout;
import dev.hopdb.release.ReleasePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The lines of a plan that come and go while tests run.
 *
 * <p>A candidate is not part of any database or test: where nothing else moved, what was tested still is what is
 * published, on top of the new plan.
 */
final class CandidateLines {

    private final GitRepository git;

    CandidateLines(GitRepository git) {
        this.git = git;
    }

    ReleasePlan plan(CommitId commit, Branch.OfRelease release) {
        return new ProjectTree(git.commits().tree(commit))
                .plan(release.version())
                .orElseGet(() -> ReleasePlan.empty(release.version()));
    }

    /**
     * A commit that was tested, carried from where its release was onto where it is now.
     *
     * @param others the parents of that commit beside the release
     * @param entry what the command itself does to the plan
     * @return empty if more than candidate lines moved
     */
    Optional<CommitId> carry(
            Branch.OfRelease release, Move move, List<CommitId> others, UnaryOperator<ReleasePlan> entry) {
        if (!onlyCandidatesMoved(release, move)) {
            return Optional.empty();
        }
        ReleasePlan plan = entry.apply(plan(move.onto(), release));
        List<CommitId> parents = new ArrayList<>(List.of(move.onto()));
        parents.addAll(others);
        return Optional.of(git.commits()
                .commit(new CommitDraft(
                        git.commits().treeOf(move.commit()),
                        List.of(new FileChange.Write(Layout.plan(release.version()), plan.text())),
                        parents,
                        git.commits().message(move.commit()))));
    }

    /** A tested commit, the tip it was made on, and the tip it is to go onto. */
    record Move(CommitId commit, CommitId from, CommitId onto) {}

    private boolean onlyCandidatesMoved(Branch.OfRelease release, Move move) {
        return plan(move.from(), release)
                        .staged()
                        .equals(plan(move.onto(), release).staged())
                && git.commits().difference(move.from(), move.onto()).stream()
                        .allMatch(file -> file.endsWith(Layout.plan(release.version())));
    }
}
