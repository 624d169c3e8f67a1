package dev.hopdb.integration;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.MergeOutcome;
import dev.hopdb.git.TreeId;
import dev.hopdb.history.Model;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

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
        CommitId tip = tip(release);
        for (Branch lower : below(release.version())) {
            CommitId theirs = tip(lower);
            if (!git.commits().contains(tip, theirs)) {
                tip = merge(release, tip, lower, theirs);
            }
        }
        return tip;
    }

    /** The files of {@code work} on top of those of {@code base}, in a commit of both. */
    public CommitId merge(Branch.OfRelease release, CommitId base, Branch from, CommitId work) {
        String message = "Merge %s into %s".formatted(from.name(), release.name());
        TreeId tree = mergedTree(release, base, from, work);
        return git.commits().commit(new CommitDraft(tree, List.of(), List.of(base, work), message));
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

    private TreeId mergedTree(Branch.OfRelease release, CommitId base, Branch from, CommitId work) {
        MergeOutcome outcome = git.commits().merge(base, work);
        if (outcome instanceof MergeOutcome.Conflict conflict
                && conflict.files().stream().anyMatch(Layout::isModel)) {
            outcome = git.commits().merge(base, withModelOf(base, work));
        }
        if (outcome instanceof MergeOutcome.Conflict conflict) {
            throw conflict(release, from, conflict.files());
        }
        return ((MergeOutcome.Clean) outcome).tree();
    }

    /** The model is written from the database that the merge makes: which side is kept until then does not matter. */
    private CommitId withModelOf(CommitId base, CommitId work) {
        SortedMap<String, String> ours = new Model(git.commits().tree(base)).files();
        List<FileChange> changes = new ArrayList<>();
        new Model(git.commits().tree(work))
                .files().keySet().stream()
                        .filter(file -> !ours.containsKey(file))
                        .forEach(file -> changes.add(new FileChange.Remove(file)));
        ours.forEach((file, text) -> changes.add(new FileChange.Write(file, text)));
        return git.commits()
                .commit(new CommitDraft(git.commits().treeOf(work), changes, List.of(work), "Keep one model"));
    }

    private static HopException conflict(Branch.OfRelease release, Branch from, List<String> files) {
        boolean isPatch = from instanceof Branch.OfPatch;
        Branch patch = isPatch ? from : new Branch.Foreign("ho-patch/<id>");
        return new HopException(
                "%s and %s both changed %s".formatted(release.name(), from.name(), String.join(", ", files)),
                "hop resolves no conflict by itself: only a person knows what both changes meant",
                """
                git checkout %s
                git fetch origin
                git merge origin/%s
                mend the files, then: git commit -a
                mvn hop:patch-merge""".formatted(patch.name(), (isPatch ? release : from).name()));
    }
}
