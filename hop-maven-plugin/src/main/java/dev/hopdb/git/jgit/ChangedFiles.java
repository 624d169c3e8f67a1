package dev.hopdb.git.jgit;

import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The files in which two trees differ; folders that are the same are not even read. */
final class ChangedFiles {

    private ChangedFiles() {}

    /** @param one the tree that has no file at all if null */
    static SortedSet<String> between(Repository git, @Nullable AnyObjectId one, AnyObjectId other) throws IOException {
        SortedSet<String> files = new TreeSet<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            if (one == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(one);
            }
            walk.addTree(other);
            while (walk.next()) {
                files.add(walk.getPathString());
            }
        }
        return files;
    }
}
