package dev.hopdb.git.jgit;

import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Lets a walk see only where its first two trees differ. */
final class MovedOnly extends TreeFilter {

    @Override
    public boolean include(TreeWalk walk) {
        return walk.getRawMode(0) != walk.getRawMode(1) || !walk.idEqual(0, 1);
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
