package dev.hopdb.git.jgit;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/** The files on disk and the index: read, and moved to another commit only where nothing is lost. */
final class WorkFiles {

    private final Repository git;

    WorkFiles(Repository git) {
        this.git = git;
    }

    List<String> uncommitted() throws IOException {
        IndexDiff diff = new IndexDiff(git, Constants.HEAD, new FileTreeIterator(git));
        diff.diff();
        SortedSet<String> files = new TreeSet<>();
        for (Set<String> kind : List.of(
                diff.getAdded(),
                diff.getChanged(),
                diff.getRemoved(),
                diff.getMissing(),
                diff.getModified(),
                diff.getConflicting(),
                diff.getUntracked())) {
            files.addAll(kind);
        }
        return List.copyOf(files);
    }

    /** The files below a folder that are ignored and not in the index. */
    List<String> ignored(String folder) throws IOException {
        SortedSet<String> files = new TreeSet<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            FileTreeIterator disk = new FileTreeIterator(git);
            disk.setWalkIgnoredDirectories(true);
            walk.addTree(disk);
            int index = walk.addTree(new DirCacheIterator(git.readDirCache()));
            disk.setDirCacheIterator(walk, index);
            walk.setFilter(PathFilter.create(folder));
            walk.setRecursive(true);
            while (walk.next()) {
                WorkingTreeIterator file = walk.getTree(0, WorkingTreeIterator.class);
                if (file != null && file.isEntryIgnored() && walk.getTree(index, DirCacheIterator.class) == null) {
                    files.add(walk.getPathString());
                }
            }
        }
        return List.copyOf(files);
    }

    /**
     * Brings files and index from one commit to another. Can be repeated after it was cut short.
     *
     * @param from the commit checked out; null before the first one
     * @return false, and nothing is touched, if a file in the way is not committed or a merge or rebase is going on
     */
    boolean move(@Nullable ObjectId from, ObjectId to) throws IOException {
        RepositoryState state = git.getRepositoryState();
        if (state != RepositoryState.SAFE && state != RepositoryState.BARE) {
            return false;
        }
        try (RevWalk walk = new RevWalk(git)) {
            RevTree before = from == null ? null : walk.parseCommit(from).getTree();
            RevTree after = walk.parseCommit(to).getTree();
            return (before != null && before.equals(after)) || move(before, after);
        }
    }

    private boolean move(@Nullable RevTree before, RevTree after) throws IOException {
        DirCache index;
        try {
            index = DirCache.lock(git, event -> {});
        } catch (LockFailedException anotherGitIsAtWork) {
            return false;
        }
        try {
            if (!new FilesInTheWay(git, index).allow(before, after)) {
                return false;
            }
            DirCacheCheckout checkout = new DirCacheCheckout(git, before, index, after);
            checkout.setFailOnConflict(true);
            checkout.checkout();
            return true;
        } catch (CheckoutConflictException inTheWay) {
            return false;
        } finally {
            index.unlock();
        }
    }
}
