package dev.hopdb.git.jgit;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.Tree;
import dev.hopdb.git.Workspace;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** The user's files and branches. A branch that another working tree stands on stays as it is. */
final class JGitWorkspace implements Workspace {

    private final Clone clone;
    private final Repository git;
    private final Path home;
    private final BranchMoves branches;
    private final Worktrees worktrees;

    JGitWorkspace(Clone clone, Path home) {
        this.clone = clone;
        this.git = clone.git();
        this.home = home;
        this.branches = new BranchMoves(clone);
        this.worktrees = new Worktrees(git);
    }

    @Override
    public Path top() {
        return git.getWorkTree().toPath();
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Optional<Branch> branch() {
        return reading(() -> Optional.ofNullable(git.getFullBranch())
                .filter(name -> name.startsWith(Constants.R_HEADS))
                .map(name -> Branch.parse(name.substring(Constants.R_HEADS.length()))));
    }

    @Override
    public Optional<CommitId> head() {
        return Refs.commit(git, Constants.HEAD).map(Clone::commit);
    }

    @Override
    public Optional<CommitId> tip(Branch branch) {
        return Refs.commit(git, RefNames.local(branch)).map(Clone::commit);
    }

    @Override
    public List<Branch> branches() {
        return Refs.below(git, Constants.R_HEADS)
                .map(Branch::parse)
                .filter(branch -> !(branch instanceof Branch.Foreign))
                .toList();
    }

    @Override
    public List<String> uncommitted() {
        return reading(() -> new WorkFiles(git).uncommitted());
    }

    @Override
    public List<String> ignored(String folder) {
        return reading(() -> {
            String prefix = clone.prefix();
            return new WorkFiles(git)
                    .ignored(prefix + folder).stream()
                            .map(path -> path.substring(prefix.length()))
                            .toList();
        });
    }

    @Override
    public CommitId commitEverything(String message) {
        return new FirstCommit(clone).of(message);
    }

    @Override
    public Tree files() {
        return new FolderTree(home);
    }

    @Override
    public boolean fastForward(Branch branch, CommitId to) {
        return changing(() -> {
            String name = RefNames.local(branch);
            ObjectId tip = Refs.commit(git, name).orElse(null);
            ObjectId target = Clone.id(to);
            if (target.equals(tip)) {
                return true;
            }
            if (tip != null && !Ancestry.isKnownToContain(clone, target, tip)) {
                return false;
            }
            if (worktrees.isBusyElsewhere(name)) {
                return false;
            }
            boolean here = name.equals(git.getFullBranch());
            return (!here || new WorkFiles(git).move(tip, target)) && branches.set(name, tip, target);
        });
    }

    @Override
    public boolean checkOut(Branch branch) {
        return changing(() -> {
            String name = RefNames.local(branch);
            if (name.equals(git.getFullBranch())) {
                return true;
            }
            Optional<ObjectId> target = Refs.commit(git, name);
            if (target.isEmpty() || worktrees.isBusyElsewhere(name)) {
                return false;
            }
            ObjectId head = Refs.commit(git, Constants.HEAD).orElse(null);
            return new WorkFiles(git).move(head, target.get()) && branches.pointHeadTo(name);
        });
    }

    @Override
    public void rename(Branch from, Branch to) {
        changing(() -> worktrees.isBusyElsewhere(RefNames.local(from)) || branches.rename(from, to));
    }

    @Override
    public void deleteIfContained(Branch branch, CommitId container) {
        changing(() -> {
            String name = RefNames.local(branch);
            Ref ref = git.exactRef(name);
            boolean inUse = name.equals(git.getFullBranch()) || worktrees.isBusyElsewhere(name);
            return ref != null
                    && !inUse
                    && Ancestry.isKnownToContain(clone, Clone.id(container), ref.getObjectId())
                    && branches.delete(branch, ref.getObjectId());
        });
    }

    @Override
    public void installHooks() {
        changing(() -> new GitHooks(git).install());
    }

    @Override
    public void write(List<FileChange> changes) {
        new FolderEdit(home).apply(changes);
    }

    @Override
    public void installMergeDriver() {
        changing(() -> new MergeDriver(git).install());
    }

    private interface Action<T> {
        T get() throws IOException;
    }

    /** Moves what is the user's: what stands in the way there is for the user to mend. */
    private static <T> T changing(Action<T> action) {
        try {
            return action.get();
        } catch (IOException e) {
            throw new HopException(
                    "The branches or files of this clone cannot be changed: %s".formatted(e.getMessage()),
                    "a lock that a killed Git left, a branch of a name in the way, or a full disk does that",
                    """
                    git status
                    mend that, then: mvn hop:check""",
                    e);
        }
    }

    private static <T> T reading(Action<T> action) {
        try {
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
