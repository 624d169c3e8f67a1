package dev.hopdb.git;

import java.util.List;

/**
 * A commit to be made.
 *
 * @param tree what its files start from
 * @param changes what is written or removed in that
 * @param parents in order; the first is the branch that the commit goes on
 */
public record CommitDraft(TreeId tree, List<FileChange> changes, List<CommitId> parents, String message) {

    public CommitDraft {
        changes = List.copyOf(changes);
        parents = List.copyOf(parents);
    }
}
