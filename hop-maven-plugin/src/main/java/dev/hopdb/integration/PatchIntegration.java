package dev.hopdb.integration;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.Commits;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.MergeOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A patch brought together with its release, in the object database only.
 *
 * <p>A patch may bring a lower branch along: somebody merged that there, and mended what was in conflict.
 */
public final class PatchIntegration {

    private final Integration integration;
    private final Commits commits;
    private final TreeMerge trees;
    private final Branch.OfRelease release;
    private final Branch.OfPatch patch;
    private final CommitId work;
    private final CommitId base;
    private final List<Branch> brought = new ArrayList<>();
    private final List<Branch> missing = new ArrayList<>();

    /** @param work the commit of {@code patch} that is to be merged */
    public PatchIntegration(GitRepository git, Branch.OfRelease release, Branch.OfPatch patch, CommitId work) {
        this.integration = new Integration(git);
        this.commits = git.commits();
        this.trees = new TreeMerge(commits);
        this.release = release;
        this.patch = patch;
        this.work = work;
        this.base = integration.tip(release);
        for (Branch lower : integration.missing(release)) {
            (commits.contains(work, integration.tip(lower)) ? brought : missing).add(lower);
        }
    }

    /** The tip of the release on origin. */
    public CommitId base() {
        return base;
    }

    /** That tip, or a merge on top of it that contains what neither the release nor the patch had. */
    public CommitId upToDate() {
        return integration.bringIn(release, missing, Optional.of(patch.patch()));
    }

    /** The patch on top of {@code current}, which {@link #upToDate} made, in a commit of both. */
    public CommitId merge(CommitId current) {
        MergeOutcome outcome = trees.merge(current, work);
        if (outcome instanceof MergeOutcome.Clean clean) {
            return integration.commit(release, current, patch, work, clean.tree());
        }
        throw conflict(((MergeOutcome.Conflict) outcome).files());
    }

    /** {@code current} with the plans and snapshots of what the patch brings along: what they must be afterwards. */
    public CommitId withReleasesBrought(CommitId current) {
        CommitId expected = current;
        for (Branch lower : brought) {
            CommitId theirs = integration.tip(lower);
            MergeOutcome outcome = trees.mergeReleases(expected, theirs);
            if (outcome instanceof MergeOutcome.Conflict conflict) {
                throw MergeConflict.ofRelease(release, lower, conflict.files(), Optional.of(patch.patch()));
            }
            expected = integration.commit(release, expected, lower, theirs, ((MergeOutcome.Clean) outcome).tree());
        }
        return expected;
    }

    /** Where a plan or a snapshot may come from: the release, and all that is below it, the highest first. */
    public List<Branch> sources() {
        List<Branch> sources = new ArrayList<>(integration.below(release.version()));
        sources.add(release);
        Collections.reverse(sources);
        return sources;
    }

    /** Names the branch that the patch does not fit onto: merging any other one into the patch would mend nothing. */
    private RuntimeException conflict(List<String> files) {
        List<Branch> candidates = new ArrayList<>(List.of(release));
        candidates.addAll(missing);
        for (Branch candidate : candidates) {
            if (trees.merge(integration.tip(candidate), work) instanceof MergeOutcome.Conflict conflict) {
                return MergeConflict.ofPatch(candidate, patch, conflict.files());
            }
        }
        return MergeConflict.ofPatch(candidates.get(candidates.size() - 1), patch, files);
    }
}
