package dev.hopdb.git.jgit;

import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Lets a walk see only what its first tree holds: what a build made beside it is not even listed. */
final class TrackedOnly extends TreeFilter {

    @Override
    public boolean include(TreeWalk walk) {
        return walk.getRawMode(0) != 0;
    }

    @Override
    public boolean shouldBeRecursive() {
        return false;
    }

    @Override
    public TreeFilter clone() {
        return this;
    }
}
