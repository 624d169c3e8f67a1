package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.git.GitRepository;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchId;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.validation.Validation;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves that a release works with a patch, and publishes nothing: for pipelines of merge requests. */
public final class ValidatePatch {

    private static final String GOAL = "patch-validate";

    private final GitRepository git;
    private final Console console;
    private final PatchTrial trial;

    public ValidatePatch(GitRepository git, Supplier<States> states, Validation validation, Console console) {
        this.git = git;
        this.console = console;
        this.trial = new PatchTrial(git, states, validation, console);
    }

    /** @param named validates this patch as it is on origin; by default that of the current branch as it is here */
    public void run(Optional<PatchId> named) {
        PatchWork work = Story.check(Standing.NOTHING_PUBLISHED, () -> {
            git.origin().fetch();
            return new PatchSelection(git, new Integration(git)).select(GOAL, named);
        });
        Story story = Story.begin(
                "Validating %s in %s".formatted(work.patch(), work.release().version()),
                4,
                Standing.NOTHING_PUBLISHED,
                console);
        story.tell(() -> trial.run(story, work, GOAL));
        console.say("%s works in %s. Next: mvn hop:patch-merge"
                .formatted(work.patch(), work.release().version()));
    }
}
