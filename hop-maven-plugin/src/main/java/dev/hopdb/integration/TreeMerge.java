package dev.hopdb.integration;

import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.Commits;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.MergeOutcome;
import dev.hopdb.git.Tree;
import dev.hopdb.history.Model;
import dev.hopdb.project.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Merges trees as hop wants them: the model never conflicts. */
final class TreeMerge {

    private final Commits commits;

    TreeMerge(Commits commits) {
        this.commits = commits;
    }

    MergeOutcome merge(CommitId ours, CommitId theirs) {
        MergeOutcome outcome = commits.merge(ours, theirs);
        if (outcome instanceof MergeOutcome.Conflict conflict
                && conflict.files().stream().anyMatch(Layout::isModel)) {
            return commits.merge(ours, withModelOf(ours, theirs));
        }
        return outcome;
    }

    /** Only the plans and snapshots of {@code theirs}; all other files stay those of {@code ours}. */
    MergeOutcome mergeReleases(CommitId ours, CommitId theirs) {
        Tree mine = commits.tree(ours);
        Tree other = commits.tree(theirs);
        List<FileChange> changes = new ArrayList<>();
        for (String name : mine.list(Layout.RELEASES)) {
            changes.add(new FileChange.Remove(Layout.RELEASES + "/" + name));
        }
        for (String name : other.list(Layout.RELEASES)) {
            String file = Layout.RELEASES + "/" + name;
            changes.remove(new FileChange.Remove(file));
            other.text(file).ifPresent(text -> changes.add(new FileChange.Write(file, text)));
        }
        return commits.merge(ours, variant(ours, changes, theirs));
    }

    /** The model is written from the database that the merge makes: which side is kept until then does not matter. */
    private CommitId withModelOf(CommitId ours, CommitId theirs) {
        SortedMap<String, String> kept = new Model(commits.tree(ours)).files();
        List<FileChange> changes = new ArrayList<>();
        new Model(commits.tree(theirs))
                .files().keySet().stream()
                        .filter(file -> !kept.containsKey(file))
                        .forEach(file -> changes.add(new FileChange.Remove(file)));
        kept.forEach((file, text) -> changes.add(new FileChange.Write(file, text)));
        return variant(theirs, changes, theirs);
    }

    /** The files of {@code files} with changes, in the place of {@code parent} in a merge. */
    private CommitId variant(CommitId files, List<FileChange> changes, CommitId parent) {
        return commits.commit(new CommitDraft(commits.treeOf(files), changes, List.of(parent), "Prepare a merge"));
    }
}
