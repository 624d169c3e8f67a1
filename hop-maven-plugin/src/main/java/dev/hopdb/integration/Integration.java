package dev.hopdb.integration;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.MergeOutcome;
import dev.hopdb.git.TreeId;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Brings together, in the object database only, what a release must contain before it can be tested. */
public final class Integration {

    private final GitRepository git;

    public Integration(GitRepository git) {
        this.git = git;
    }

    /** The open releases on origin, in version order. */
    public List<Branch.OfRelease> openReleases() {
        return git.origin().branches().stream()
                .filter(Branch.OfRelease.class::isInstance)
                .map(Branch.OfRelease.class::cast)
                .sorted(Comparator.comparing(Branch.OfRelease::version))
                .toList();
    }

    /** What a release must contain: production, then each lower open release. */
    public List<Branch> below(Version version) {
        List<Branch> found = new ArrayList<>(List.of(new Branch.Production()));
        openReleases().stream()
                .filter(release -> release.version().compareTo(version) < 0)
                .forEach(found::add);
        return found;
    }

    /** The tip of {@code release}, or a merge on top of it that contains production and the lower open releases. */
    public CommitId upToDate(Branch.OfRelease release) {
        Optional<PatchId> candidate = new ProjectTree(git.commits().tree(tip(release)))
                .plan(release.version()).stream()
                        .flatMap(plan -> plan.candidates().stream())
                        .findFirst();
        return bringIn(release, missing(release), candidate);
    }

    /** What must be in {@code release} and is not. */
    List<Branch> missing(Branch.OfRelease release) {
        CommitId tip = tip(release);
        return below(release.version()).stream()
                .filter(lower -> !git.commits().contains(tip, tip(lower)))
                .toList();
    }

    /** @param patch the one on which a conflict would be mended */
    CommitId bringIn(Branch.OfRelease release, List<Branch> missing, Optional<PatchId> patch) {
        TreeMerge trees = new TreeMerge(git.commits());
        CommitId tip = tip(release);
        for (Branch lower : missing) {
            CommitId theirs = tip(lower);
            if (!git.commits().contains(tip, theirs)) {
                MergeOutcome outcome = trees.merge(tip, theirs);
                if (outcome instanceof MergeOutcome.Conflict conflict) {
                    throw MergeConflict.ofRelease(release, lower, conflict.files(), patch);
                }
                tip = commit(release, tip, lower, theirs, ((MergeOutcome.Clean) outcome).tree());
            }
        }
        return tip;
    }

    /** A merge of {@code work}, which is that of {@code from}, on top of {@code base}. */
    CommitId commit(Branch.OfRelease release, CommitId base, Branch from, CommitId work, TreeId merged) {
        String message = "Merge %s into %s".formatted(from.name(), release.name());
        return git.commits().commit(new CommitDraft(merged, List.of(), List.of(base, work), message));
    }

    /** Where {@code branch} is on origin. */
    public CommitId tip(Branch branch) {
        return git.origin()
                .tip(branch)
                .orElseThrow(() -> new HopException(
                        "Origin has no branch %s".formatted(branch.name()),
                        "hop takes what it merges and publishes from origin, and found nothing of that name there",
                        "git fetch origin\nmvn hop:status"));
    }
}
