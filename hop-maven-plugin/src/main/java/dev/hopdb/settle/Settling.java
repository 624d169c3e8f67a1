package dev.hopdb.settle;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.PartlyPublished;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.git.Workspace;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a clone in line with origin, and completes on origin what a command there left half done. */
public final class Settling {

    private static final int ATTEMPTS = 3;

    private final GitRepository git;
    private final HalfDone halfDone;
    private final Console console;
    private final List<String> done = new ArrayList<>();

    public Settling(GitRepository git, Console console) {
        this.git = git;
        this.halfDone = new HalfDone(git);
        this.console = console;
    }

    /** Fetches, then settles: how every command that changes something begins. */
    public void begin() {
        git.origin().fetch();
        for (int attempt = 1; attempt <= ATTEMPTS && !complete(); attempt++) {
            git.origin().fetch();
        }
        local();
    }

    /**
     * Somebody may be publishing just now: refs that move together are not seen together, and what looks half done may
     * be complete when it is looked at again. Who may not push goes on; others can.
     *
     * @return whether there is nothing more to do about it
     */
    private boolean complete() {
        List<RefChange> missing = halfDone.completions();
        if (missing.isEmpty()) {
            return true;
        }
        try {
            git.origin().publish(missing);
            for (RefChange change : missing) {
                String completed = "completed a publication: " + describe(change);
                console.detail(completed);
                done.add(completed);
            }
            return true;
        } catch (RefMoved | PartlyPublished another) {
            return false;
        } catch (HopException e) {
            console.warn("a publication is half done, and cannot be completed here: " + e.problem());
            return true;
        }
    }

    /** The local half only: contacts nobody. */
    public void local() {
        for (Branch branch : git.workspace().branches()) {
            renameIfStaged(branch);
            fastForward(branch);
        }
        git.workspace().installHooks();
        git.workspace().installMergeDriver();
    }

    /** What {@link #begin} would do, as of the last fetch: a line each. Changes nothing. */
    public List<String> plan() {
        List<String> lines = new ArrayList<>();
        halfDone.completions().forEach(change -> lines.add("complete a publication: " + describe(change)));
        Workspace workspace = git.workspace();
        for (Branch branch : workspace.branches()) {
            staged(branch).ifPresent(to -> lines.add("rename %s to %s".formatted(branch.name(), to.name())));
            behind(branch).ifPresent(to -> lines.add("move %s forward to %s".formatted(branch.name(), to.brief())));
        }
        return lines;
    }

    /** What it has changed so far: {@code moved ho-prod forward to 1a2b3c4}. */
    public List<String> done() {
        return List.copyOf(done);
    }

    private void renameIfStaged(Branch branch) {
        staged(branch).ifPresent(to -> {
            git.workspace().rename(branch, to);
            if (git.workspace().tip(branch).isEmpty()) {
                done.add("renamed %s to %s".formatted(branch.name(), to.name()));
            }
        });
    }

    private void fastForward(Branch branch) {
        behind(branch).ifPresent(to -> {
            if (git.workspace().fastForward(branch, to)) {
                done.add("moved %s forward to %s".formatted(branch.name(), to.brief()));
            }
        });
    }

    /** The branch that a local patch branch has become on origin, if all its commits went along. */
    private Optional<Branch.OfStaged> staged(Branch branch) {
        if (branch instanceof Branch.OfPatch of) {
            Branch.OfStaged to = new Branch.OfStaged(of.patch());
            Optional<CommitId> local = git.workspace().tip(branch);
            return git.origin()
                    .tip(to)
                    .filter(at -> local.isPresent() && git.commits().contains(at, local.get()))
                    .map(at -> to);
        }
        return Optional.empty();
    }

    private Optional<CommitId> behind(Branch branch) {
        boolean shared = branch instanceof Branch.Production || branch instanceof Branch.OfRelease;
        Optional<CommitId> local = git.workspace().tip(branch);
        return git.origin()
                .tip(branch)
                .filter(at -> shared
                        && local.isPresent()
                        && !at.equals(local.get())
                        && git.commits().contains(at, local.get()));
    }

    private static String describe(RefChange change) {
        String verb = change instanceof RefChange.Delete ? "delete " : "create ";
        return verb + change.ref().name();
    }
}
