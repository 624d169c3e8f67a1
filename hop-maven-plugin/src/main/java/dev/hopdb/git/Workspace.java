package dev.hopdb.git;

import dev.hopdb.branch.Branch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The user's clone: what is checked out, and the local branches. Never loses a commit, a change or a file.
 *
 * <p>What changes it throws {@link dev.hopdb.problem.HopException} where the clone cannot be written.
 */
public interface Workspace {

    /** The top of the working tree. */
    Path top();

    /** The folder that holds {@code .hop/}: the top, or below it. */
    Path home();

    /** The branch checked out; empty when HEAD is detached. */
    Optional<Branch> branch();

    /** The commit checked out; empty before the first one. */
    Optional<CommitId> head();

    Optional<CommitId> tip(Branch branch);

    /** hop's local branches. */
    List<Branch> branches();

    /** Files modified, staged, deleted, or untracked and not ignored, from the top of the repository; sorted. */
    List<String> uncommitted();

    /**
     * Files that are ignored and not in the index, so that no commit takes them; sorted.
     *
     * @param folder from {@link #home()}, as are the files
     */
    List<String> ignored(String folder);

    /** Commits every file that is not ignored, on a branch that has no commit yet. */
    CommitId commitEverything(String message);

    /** The files as they are on disk, committed or not. */
    Tree files();

    /**
     * Moves the local {@code branch} forward to {@code to}, or makes it there, with the files where it is checked out.
     *
     * @return whether it is there now: not if it has commits of its own, if another worktree has it checked out, or if
     *     files in the way are not committed
     */
    boolean fastForward(Branch branch, CommitId to);

    /**
     * Checks {@code branch} out.
     *
     * @return whether it is checked out now: not if that would overwrite files that are not committed
     */
    boolean checkOut(Branch branch);

    /** Renames the local branch; what is checked out stays so. Does nothing if {@code to} exists. */
    void rename(Branch from, Branch to);

    /** Deletes the local branch if {@code container} contains all its commits and it is checked out nowhere. */
    void deleteIfContained(Branch branch, CommitId container);

    /**
     * Writes and removes files; a folder that gets empty by that goes as well.
     *
     * @param changes to files of hop's own only
     * @throws dev.hopdb.problem.HopException if one cannot be; those before it are
     */
    void write(List<FileChange> changes);

    /** Lets a merge by hand keep one side of the model instead of a conflict: the model is written anew in any case. */
    void installMergeDriver();

    /** Puts hop's Git hooks in place. Somebody else's hook is left alone. */
    void installHooks();
}
