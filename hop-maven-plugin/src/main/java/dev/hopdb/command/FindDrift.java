package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.drift.Comparison;
import dev.hopdb.drift.Difference;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;

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

    public void run(TargetDatabase target, Options options) {
        Story.check(ONLY_READ, () -> {
            git.origin().fetch();
            ProjectTree tree = new ProjectTree(git.commits().tree(ProductionTree.tip(git)));
            History applied = appliedTo(target, tree);
            List<Difference> differences = compare(target, tree, applied, options);
            tell(target, standing(applied), differences, options);
            return target;
        });
    }

    private static History appliedTo(TargetDatabase target, ProjectTree tree) {
        if (!target.exists()) {
            throw new HopException(
                    "There is no database %s on the server of target %s".formatted(target.database(), target.name()),
                    "hop:drift compares a database that hop:upgrade has made something of",
                    "mvn hop:upgrade -Dhop.target=%s; or check the name".formatted(target.name()));
        }
        History production = tree.released();
        try (Session session = target.server().open(target.database())) {
            new TargetMark(target, tree.config().projectId()).check(session);
            List<Label> applied = PendingReleases.of(production, session).applied();
            refuseHalfDone(target, session, applied);
            return production.only(applied::contains);
        }
    }

    private static void refuseHalfDone(TargetDatabase target, Session session, List<Label> applied) {
        if (!session.ledger().isInstalled() || session.ledger().releases().size() == applied.size()) {
            return;
        }
        throw new HopException(
                "Target %s stands in the middle of a release".formatted(target.name()),
                "%s is complete and the next one is begun, so no release says what it should be"
                        .formatted(PendingReleases.last(applied)),
                "mvn hop:upgrade -Dhop.target=%1$s, then mvn hop:drift -Dhop.target=%1$s".formatted(target.name()));
    }

    private List<Difference> compare(TargetDatabase target, ProjectTree tree, History applied, Options options) {
        States states = expectedState.statesFor(target, applied);
        Story story = Story.begin(
                "Comparing %s with what %s makes".formatted(target.name(), standing(applied)), 3, ONLY_READ, console);
        List<SchemaObject> found = story.step("Read the schema of the target", () -> {
            List<SchemaObject> read = read(target);
            story.note(Counted.of(read.size(), "object"));
            return read;
        });
        State state = expectedState.of(target, tree, applied);
        List<SchemaObject> expected = story.step("Build what it should be", () -> {
            try (ScratchDatabase scratch = states.scratch(state);
                    Session session = scratch.open()) {
                story.note(scratch.note());
                return session.schemaObjects();
            }
        });
        Comparison comparison = options.owners() ? Comparison.withOwners() : Comparison.withoutOwners();
        return story.step("Compare", () -> {
            List<Difference> differences = comparison.compare(found, expected);
            story.note(places(differences));
            differences.forEach(difference -> story.detail(difference.toString()));
            return differences;
        });
    }

    private static List<SchemaObject> read(TargetDatabase target) {
        try (Session session = target.server().open(target.database())) {
            return session.schemaObjects();
        }
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

    private static String standing(History applied) {
        List<Release> releases = applied.releases();
        return Optional.of(releases)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(all.size() - 1).label().text())
                .orElse("no release");
    }

    private static String places(List<Difference> differences) {
        return differences.isEmpty() ? "no difference" : Counted.of(differences.size(), "difference");
    }
}
