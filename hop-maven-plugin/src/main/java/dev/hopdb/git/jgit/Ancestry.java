package dev.hopdb.git.jgit;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Who descends from whom. Where the clone was cut off too early to tell, more history is fetched. */
final class Ancestry {

    /** Most branches meet within that; after it, all of history is fetched. */
    private static final List<Integer> DEPTHS = List.of(200, Integer.MAX_VALUE);

    private final Clone clone;
    private final Fetch fetch;

    Ancestry(Clone clone, Transports transports) {
        this.clone = clone;
        this.fetch = new Fetch(clone, transports);
    }

    boolean contains(ObjectId descendant, ObjectId ancestor) throws IOException {
        if (isKnownToContain(clone, descendant, ancestor)) {
            return true;
        }
        return deepenUntilKnown(List.of(descendant), List.of(ancestor))
                && isKnownToContain(clone, descendant, ancestor);
    }

    /** False may mean that the history which would show it is not here. */
    static boolean isKnownToContain(Clone clone, ObjectId descendant, ObjectId ancestor) throws IOException {
        try (RevWalk walk = new RevWalk(clone.git())) {
            return clone.git().getObjectDatabase().has(ancestor)
                    && walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
        }
    }

    /** Sees to it that the best common ancestors of two commits are here, and all that lies between. */
    void meet(ObjectId ours, ObjectId theirs) throws IOException {
        Iterator<Integer> depths = DEPTHS.iterator();
        while (clone.isShallow() && !isWhole(List.of(ours, theirs), bases(ours, theirs)) && canDeepen(depths)) {
            fetch.deepen(depths.next());
        }
    }

    private boolean deepenUntilKnown(List<ObjectId> tips, List<ObjectId> ends) throws IOException {
        Iterator<Integer> depths = DEPTHS.iterator();
        boolean deepened = false;
        while (clone.isShallow() && !isWhole(tips, ends) && canDeepen(depths)) {
            fetch.deepen(depths.next());
            deepened = true;
        }
        return deepened;
    }

    private boolean canDeepen(Iterator<Integer> depths) {
        return depths.hasNext() && !clone.connection().offline();
    }

    private List<ObjectId> bases(ObjectId ours, ObjectId theirs) throws IOException {
        try (RevWalk walk = new RevWalk(clone.git())) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(Arrays.asList(walk.parseCommit(ours), walk.parseCommit(theirs)));
            Set<ObjectId> bases = new HashSet<>();
            for (RevCommit base : walk) {
                bases.add(base.copy());
            }
            return List.copyOf(bases);
        }
    }

    /** Whether no way from {@code tips} is cut off before it comes to one of {@code ends}. */
    private boolean isWhole(List<ObjectId> tips, List<ObjectId> ends) throws IOException {
        Set<ObjectId> cut = clone.git().getObjectDatabase().getShallowCommits();
        try (RevWalk walk = new RevWalk(clone.git())) {
            for (ObjectId tip : tips) {
                walk.markStart(walk.parseCommit(tip));
            }
            for (ObjectId end : ends) {
                if (clone.git().getObjectDatabase().has(end)) {
                    walk.markUninteresting(walk.parseCommit(end));
                }
            }
            for (RevCommit commit : walk) {
                if (cut.contains(commit)) {
                    return false;
                }
            }
        }
        return true;
    }
}
