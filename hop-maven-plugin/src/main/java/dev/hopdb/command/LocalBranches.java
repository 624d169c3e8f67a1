package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.problem.HopException;
import dev.hopdb.settle.Settling;
import java.util.Optional;

/** The user's own branches: left alone before a publication, brought in line after it. */
final class LocalBranches {

    private final GitRepository git;
    private final Console console;

    LocalBranches(GitRepository git, Console console) {
        this.git = git;
        this.console = console;
    }

    /** Refuses a local branch that has commits which origin has not. */
    void refuseOwnCommits(Branch branch) {
        Optional<CommitId> mine = git.workspace().tip(branch);
        Optional<CommitId> theirs = git.origin().tip(branch);
        if (mine.isPresent() && theirs.isPresent() && !git.commits().contains(theirs.get(), mine.get())) {
            throw new HopException(
                    "%s is not synced: it has commits that origin has not".formatted(branch.name()),
                    "hop publishes what origin has plus one tested step; these commits would be in neither",
                    """
                    git branch keep-%1$s %2$s
                    git checkout -B %2$s origin/%2$s""".formatted(mine.get().brief(), branch.name()));
        }
    }

    /** After a publication: settles, has {@code branch} as it is on origin, and checks it out where that is wanted. */
    void standOn(Branch branch, boolean wanted) {
        git.origin().tip(branch).ifPresent(tip -> git.workspace().fastForward(branch, tip));
        new Settling(git, console).local();
        if (wanted && !git.workspace().checkOut(branch)) {
            console.warn(("%s is not checked out: another working tree stands on it, or files here are in the way."
                            + " git checkout %s")
                    .formatted(branch.name(), branch.name()));
        }
    }

    /** The last line of a goal: where the user is, and what to type next. */
    void say(String next) {
        String where = git.workspace().branch().map(Branch::name).orElse("a detached HEAD");
        console.say("You are on %s. Next: %s".formatted(where, next));
    }
}
