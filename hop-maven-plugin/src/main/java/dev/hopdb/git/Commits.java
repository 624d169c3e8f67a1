package dev.hopdb.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The object database. Nothing done here can be seen until a ref is moved. */
public interface Commits {

    /** The project's files as of {@code commit}. */
    Tree tree(CommitId commit);

    /** The files of {@code commit}, to start another one from. */
    TreeId treeOf(CommitId commit);

    /** Whether {@code descendant} contains {@code ancestor}; a commit contains itself. */
    boolean contains(CommitId descendant, CommitId ancestor);

    /** The message of {@code commit}. */
    String message(CommitId commit);

    List<CommitId> parents(CommitId commit);

    /**
     * Merges the trees of two commits, in memory. A shallow clone is deepened until the merge base is there.
     *
     * @return a clean tree, or the files in conflict
     */
    MergeOutcome merge(CommitId ours, CommitId theirs);

    /** Makes a commit: the tree of {@code draft}, with its changes. */
    CommitId commit(CommitDraft draft);

    /** Makes a commit with no files, whose message holds {@code text}: what a lock or a test record points to. */
    CommitId note(String text);

    /** The files, from the top of the repository, in which the two commits differ. */
    Set<String> difference(CommitId one, CommitId other);

    /** Writes the files of {@code commit}, all of the repository, into {@code folder}, which is empty or absent. */
    Checkout checkOut(CommitId commit, Path folder);
}
