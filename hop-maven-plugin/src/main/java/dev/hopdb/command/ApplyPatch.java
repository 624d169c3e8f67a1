package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.Model;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.settle.Settling;
import dev.hopdb.state.Rebuilt;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import java.util.List;
import java.util.function.Supplier;

/** Makes the development database anew: the release, then the patch of the current branch as it is on disk. */
public final class ApplyPatch {

    private static final String GOAL = "patch-apply";
    private static final String MODEL_NOT_WRITTEN =
            "The development database is rebuilt; its model below .hop/model/ is not written, or not all of it.";

    private final GitRepository git;
    private final Supplier<States> states;
    private final Console console;

    public ApplyPatch(GitRepository git, Supplier<States> states, Console console) {
        this.git = git;
        this.states = states;
        this.console = console;
    }

    public void run() {
        PatchId patch = Story.check(Standing.DATABASE_AS_IT_WAS, () -> {
            new Settling(git, console).local();
            return PatchSelection.ofCurrentBranch(git, GOAL);
        });
        ProjectTree files = Story.check(Standing.DATABASE_AS_IT_WAS, () -> {
            PatchSelection.refuseIgnored(git, patch, "\nmvn hop:" + GOAL);
            return new ProjectTree(git.workspace().files());
        });
        ReleasePlan plan = Story.check(Standing.DATABASE_AS_IT_WAS, () -> planOf(patch, files));
        MisplacedMarkers.tell(
                Story.check(Standing.DATABASE_AS_IT_WAS, () -> files.patches().read(patch)), console);
        Story story = Story.begin(
                "Applying %s on %s".formatted(patch, plan.version()), 1, Standing.DATABASE_AS_IT_WAS, console);
        story.step("Build the development database beside, and swap it in", () -> {
            State state = StateOfTree.with(files, files.labelOf(plan.version()), patch);
            Rebuilt rebuilt = states.get().rebuildDevelopment(state);
            rebuilt.ended().forEach(session -> console.warn("ended a session on the old database: " + session));
            story.stands(MODEL_NOT_WRITTEN);
            List<FileChange> changes = new Model(git.workspace().files()).changesTo(rebuilt.catalog());
            git.workspace().write(changes);
            story.note(changes.isEmpty() ? rebuilt.note() : rebuilt.note() + ", " + ModelChanges.counted(changes));
        });
        console.say("Next: mvn test && git add . && git commit && mvn hop:patch-merge");
    }

    private static ReleasePlan planOf(PatchId patch, ProjectTree files) {
        return files.planOf(patch)
                .orElseThrow(
                        () -> new HopException(
                                "Patch not found: no plan in this tree names %s".formatted(patch),
                                "a patch belongs to the release in whose plan it stands",
                                "git merge origin/ho-release/<X.Y.Z>\nor, for a new one: mvn hop:patch-create -Dhop.patch=<id>"));
    }
}
