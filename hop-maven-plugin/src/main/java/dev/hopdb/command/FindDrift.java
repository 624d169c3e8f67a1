package dev.hopdb.command;

import dev.hopdb.adoption.ToolRecord;
import dev.hopdb.console.Console;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.document.DriftReport;
import dev.hopdb.drift.Comparison;
import dev.hopdb.drift.Difference;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import java.util.List;
import java.util.function.Consumer;

/** Says in what a target differs from what its release makes. The target is only read. */
public final class FindDrift {

    private static final String ONLY_READ = "The target was only read.";

    private final GitRepository git;
    private final ExpectedState expectedState;
    private final Console console;

    public FindDrift(GitRepository git, ExpectedState expectedState, Console console) {
        this.git = git;
        this.expectedState = expectedState;
        this.console = console;
    }

    /**
     * What the user asked for.
     *
     * @param owners whether the owners of objects count
     * @param fail whether a difference is a failure
     */
    public record Options(boolean owners, boolean fail) {}

    /** @param report is given the result, also where a difference is a failure */
    public void run(TargetDatabase target, Options options, Consumer<DriftReport> report) {
        Story.check(ONLY_READ, () -> {
            git.origin().fetch();
            ProjectTree tree = new ProjectTree(git.commits().tree(ProductionTree.tip(git)));
            Reading reading = read(target, tree);
            List<Difference> differences = compare(target, tree, reading, options);
            report.accept(DriftDocument.of(target, release(reading.applied()), options, differences));
            tell(target, said(reading.applied()), differences, options);
            return target;
        });
    }

    /** What the target has, and where to build what it should be. */
    private record Reading(States states, Story story, History applied, List<SchemaObject> found) {}

    private Reading read(TargetDatabase target, ProjectTree tree) {
        try (QuietTarget quiet = QuietTarget.open(target, tree)) {
            States states = expectedState.statesFor(target, quiet.applied(), "hop:drift");
            Story story = Story.begin(
                    "Comparing %s with what %s makes".formatted(target.name(), said(quiet.applied())),
                    3,
                    ONLY_READ,
                    console);
            List<SchemaObject> found = story.step("Read the schema of the target", () -> {
                List<SchemaObject> read = quiet.schemaObjects();
                story.note(Counted.of(read.size(), "object"));
                return read;
            });
            return new Reading(states, story, quiet.applied(), found);
        }
    }

    private List<Difference> compare(TargetDatabase target, ProjectTree tree, Reading reading, Options options) {
        Story story = reading.story();
        State state = expectedState.of(target, tree, reading.applied());
        List<SchemaObject> expected = story.step("Build what it should be", () -> {
            try (ScratchDatabase scratch = reading.states().scratch(state);
                    Session session = scratch.open()) {
                story.note(scratch.note());
                return session.schemaObjects();
            }
        });
        return story.step("Compare", () -> {
            List<Difference> all = compare(tree, reading.found(), expected, options);
            List<String> accepted = tree.adoption().map(Adoption::accepted).orElse(List.of());
            List<Difference> differences = all.stream()
                    .filter(difference -> !accepted.contains(difference.toString()))
                    .toList();
            story.note(places(differences)
                    + (differences.equals(all) ? "" : ", and %d accepted".formatted(all.size() - differences.size())));
            differences.forEach(difference -> story.detail(difference.toString()));
            return differences;
        });
    }

    private static List<Difference> compare(
            ProjectTree tree, List<SchemaObject> found, List<SchemaObject> expected, Options options) {
        List<SchemaObject> counted = tree.adoption()
                .map(adoption -> new ToolRecord(adoption).leftOutOf(found, expected))
                .orElse(found);
        Comparison comparison = options.owners() ? Comparison.withOwners() : Comparison.withoutOwners();
        return comparison.compare(counted, expected);
    }

    private void tell(TargetDatabase target, String release, List<Difference> differences, Options options) {
        if (differences.isEmpty()) {
            console.say("%s is what %s makes".formatted(target.name(), release));
            return;
        }
        String problem = "%s differs from what %s makes: %s".formatted(target.name(), release, places(differences));
        String fix =
                "put each change into a patch, or undo it; then mvn hop:drift -Dhop.target=%s".formatted(target.name());
        if (options.fail()) {
            throw new HopException(
                    problem, "it was changed by something else than hop:upgrade, and hop.failOnDrift is set", fix);
        }
        console.say(problem);
        console.say("Next: " + fix);
    }

    /** The last one; empty if there is none. */
    private static String release(History applied) {
        List<Release> releases = applied.releases();
        return releases.isEmpty()
                ? ""
                : releases.get(releases.size() - 1).label().text();
    }

    private static String said(History applied) {
        return applied.releases().isEmpty() ? "no release" : release(applied);
    }

    /** {@code 2 differences}. */
    static String places(List<Difference> differences) {
        return differences.isEmpty() ? "no difference" : Counted.of(differences.size(), "difference");
    }
}
