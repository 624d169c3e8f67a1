package dev.hopdb.git.jgit;

import dev.hopdb.git.MergeOutcome;
import dev.hopdb.git.TreeId;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.NoMergeBaseException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/** Merges two commits in memory: nobody's files, index or branch is touched. */
final class Merge {

    private final Repository git;

    Merge(Repository git) {
        this.git = git;
    }

    MergeOutcome of(ObjectId ours, ObjectId theirs) throws IOException {
        ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(git, true);
        try {
            boolean clean = merger.merge(ours, theirs);
            refuseUnrelated(merger, ours, theirs);
            return clean
                    ? new MergeOutcome.Clean(new TreeId(merger.getResultTreeId().name()))
                    : new MergeOutcome.Conflict(List.copyOf(inConflict(merger)));
        } catch (NoMergeBaseException e) {
            throw new HopException(
                    "%s and %s cannot be merged by hop".formatted(brief(ours), brief(theirs)),
                    "they have several common ancestors, and these are in conflict among themselves",
                    "merge by hand on the patch branch: git merge " + brief(ours),
                    e);
        }
    }

    private static Set<String> inConflict(ResolveMerger merger) {
        Set<String> files = new TreeSet<>(merger.getUnmergedPaths());
        if (merger.getFailingPaths() != null) {
            files.addAll(merger.getFailingPaths().keySet());
        }
        return files;
    }

    /** JGit would take every file of both sides; Git refuses by default, and so does hop. */
    private static void refuseUnrelated(ResolveMerger merger, ObjectId ours, ObjectId theirs) {
        ObjectId base = merger.getBaseCommitId();
        if (base == null) {
            throw new HopException(
                    "%s and %s have no common history".formatted(brief(ours), brief(theirs)),
                    "a merge needs a commit that both started from",
                    "mvn hop:patch-create -Dhop.patch=<id>\ngit cherry-pick <each of your commits>");
        }
    }

    private static String brief(ObjectId commit) {
        return commit.name().substring(0, 7);
    }
}
