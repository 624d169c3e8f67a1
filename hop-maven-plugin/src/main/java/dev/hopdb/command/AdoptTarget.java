package dev.hopdb.command;

import dev.hopdb.adoption.AdoptedTarget;
import dev.hopdb.console.Console;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.drift.Comparison;
import dev.hopdb.drift.Difference;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.MigrationTool;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;

/** Writes down that a target which was there before hop has the first release. Nothing of that release runs. */
public final class AdoptTarget {

    private static final int SHOWN = 5;

    private final ExpectedState expectedState;
    private final Console console;

    public AdoptTarget(ExpectedState expectedState, Console console) {
        this.expectedState = expectedState;
        this.console = console;
    }

    /** Nothing to do where the target is this project's already, or empty, or where the project began with nothing. */
    void run(TargetDatabase target, ProjectTree tree, History production, Ledger.Author author) {
        Optional<Adoption> adoption = tree.adoption();
        if (adoption.isEmpty()) {
            return;
        }
        try (Session session = target.server().open(target.database())) {
            if (session.mark().isEmpty() && !session.isEmpty()) {
                History first = production.only(new Label.Final(adoption.get().release())::equals);
                adopt(new Adopting(target, tree, adoption.get(), first, session), author);
            }
        }
    }

    private record Adopting(
            TargetDatabase target, ProjectTree tree, Adoption adoption, History first, Session session) {

        Release release() {
            return first.releases().get(0);
        }
    }

    private void adopt(Adopting adopting, Ledger.Author author) {
        TargetDatabase target = adopting.target();
        if (!adopting.session().tryLockTarget()) {
            throw TargetSession.inUse(target, adopting.session());
        }
        Story story = Story.begin(
                "Adopting %s as %s"
                        .formatted(target.name(), adopting.release().label().text()),
                2,
                Standing.TARGET_AS_IT_WAS,
                console);
        story.step("Compare it with that release", () -> compare(adopting, story));
        story.step(
                "Write down that it has it",
                () -> adopting.session().inTransaction(() -> {
                    new TargetMark(target, adopting.tree().config().projectId()).write(adopting.session());
                    ReleaseApplier.record(adopting.session(), adopting.release(), author);
                    return true;
                }));
    }

    private void compare(Adopting adopting, Story story) {
        if (adopting.adoption().tool() == MigrationTool.NONE) {
            refuse(adopting, differences(adopting, story));
        } else {
            new AdoptedTarget(adopting.target().name(), adopting.adoption())
                    .check(adopting.session().foreignHistory());
            story.note("%s of %s"
                    .formatted(
                            Counted.of(adopting.adoption().scripts().size(), "script"),
                            adopting.adoption().tool().word()));
        }
    }

    private List<Difference> differences(Adopting adopting, Story story) {
        List<SchemaObject> found = adopting.session().schemaObjects();
        try (ScratchDatabase scratch = expectedState
                        .statesFor(adopting.target(), adopting.first(), "hop:upgrade")
                        .scratch(expectedState.of(adopting.target(), adopting.tree(), adopting.first()));
                Session session = scratch.open()) {
            story.note(Counted.of(found.size(), "object"));
            return Comparison.withoutOwners().compare(found, session.schemaObjects()).stream()
                    .filter(difference -> !adopting.adoption().accepted().contains(difference.toString()))
                    .toList();
        }
    }

    private static void refuse(Adopting adopting, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        List<String> shown =
                differences.stream().limit(SHOWN).map(Difference::toString).toList();
        int more = differences.size() - shown.size();
        throw new HopException(
                "Target %s is not what release %s makes: %s%s"
                        .formatted(
                                adopting.target().name(),
                                adopting.release().label().text(),
                                String.join("; ", shown),
                                more > 0 ? "; and %d more".formatted(more) : ""),
                "the next release was tested on that schema, and could fail or do harm on another",
                "change the target by hand to what is said above; then mvn hop:upgrade -Dhop.target=%s"
                        .formatted(adopting.target().name()));
    }
}
