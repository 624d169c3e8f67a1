package dev.hopdb.git.jgit;

import dev.hopdb.git.Checkout;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.Commits;
import dev.hopdb.git.MergeOutcome;
import dev.hopdb.git.Tree;
import dev.hopdb.git.TreeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The object database of the clone. */
final class JGitCommits implements Commits {

    private final Clone clone;
    private final Ancestry ancestry;

    JGitCommits(Clone clone, Ancestry ancestry) {
        this.clone = clone;
        this.ancestry = ancestry;
    }

    @Override
    public Tree tree(CommitId commit) {
        return new CommitTree(clone, parsed(commit).getTree().getId());
    }

    @Override
    public TreeId treeOf(CommitId commit) {
        return new TreeId(parsed(commit).getTree().name());
    }

    @Override
    public boolean contains(CommitId descendant, CommitId ancestor) {
        return reading(() -> ancestry.contains(Clone.id(descendant), Clone.id(ancestor)));
    }

    @Override
    public String message(CommitId commit) {
        return parsed(commit).getFullMessage();
    }

    @Override
    public List<CommitId> parents(CommitId commit) {
        return Stream.of(parsed(commit).getParents()).map(Clone::commit).toList();
    }

    @Override
    public MergeOutcome merge(CommitId ours, CommitId theirs) {
        return reading(() -> {
            ancestry.meet(Clone.id(ours), Clone.id(theirs));
            return new Merge(clone.git()).of(Clone.id(ours), Clone.id(theirs));
        });
    }

    @Override
    public CommitId commit(CommitDraft draft) {
        return reading(() -> new NewCommit(clone).of(draft));
    }

    @Override
    public CommitId note(String text) {
        return reading(() -> new NewCommit(clone).note(text));
    }

    @Override
    public Set<String> difference(CommitId one, CommitId other) {
        return reading(() -> ChangedFiles.between(
                clone.git(), parsed(one).getTree(), parsed(other).getTree()));
    }

    @Override
    public Checkout checkOut(CommitId commit, Path folder) {
        return reading(() -> ScratchCheckout.of(clone, parsed(commit).getTree(), folder));
    }

    private RevCommit parsed(CommitId commit) {
        return reading(() -> {
            try (RevWalk walk = new RevWalk(clone.git())) {
                return walk.parseCommit(Clone.id(commit));
            }
        });
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    /** A broken object database is nothing that a user of hop can act on. */
    private static <T> T reading(Reading<T> action) {
        try {
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
