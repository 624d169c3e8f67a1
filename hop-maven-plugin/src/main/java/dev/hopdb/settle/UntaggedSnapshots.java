package dev.hopdb.settle;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Tree;
import dev.hopdb.project.Layout;
import dev.hopdb.version.Label;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Snapshots whose tag is missing, each with the commit that the tag belongs on. */
record UntaggedSnapshots(GitRepository git) {

    private static final int COMMITS_SEARCHED = 100;

    /** Those of one branch on origin: nothing is published in an order other than that of the versions. */
    Map<Label, CommitId> of(Branch branch) {
        CommitId tip = git.origin().tip(branch).orElseThrow();
        Set<Label> tags = Set.copyOf(git.origin().tags());
        return labels(git.commits().tree(tip))
                .filter(label -> !tags.contains(label))
                .filter(label -> tags.stream().noneMatch(tag -> tag.compareTo(label) > 0))
                .collect(Collectors.toMap(label -> label, label -> writer(tip, label)));
    }

    static Stream<Label> labels(Tree tree) {
        return tree.list(Layout.RELEASES).stream().flatMap(name -> Layout.labelOfSnapshot(name).stream());
    }

    /**
     * The commit that brought the snapshot: the first one on the way back whose parents have it not. It need not be the
     * tip: who may not push the tag goes on without it, and publishes more.
     */
    private CommitId writer(CommitId tip, Label label) {
        CommitId commit = tip;
        Optional<CommitId> before = parentWith(commit, label);
        for (int i = 0; before.isPresent() && i < COMMITS_SEARCHED; i++) {
            commit = before.get();
            before = parentWith(commit, label);
        }
        return commit;
    }

    private Optional<CommitId> parentWith(CommitId commit, Label label) {
        return git.commits().parents(commit).stream()
                .filter(parent ->
                        git.commits().tree(parent).text(Layout.snapshot(label)).isPresent())
                .findFirst();
    }
}
