package dev.hopdb.command;

import dev.hopdb.adoption.ToolRecord;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.drift.Comparison;
import dev.hopdb.drift.Difference;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.MigrationTool;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.schema.OwnerText;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the first release from nothing, and compares it with the database that it was made of. */
final class FirstReleaseTrial {

    private final ExpectedState expectedState;
    private final TargetDatabase target;

    FirstReleaseTrial(ExpectedState expectedState, TargetDatabase target) {
        this.expectedState = expectedState;
        this.target = target;
    }

    /**
     * Runs two steps of {@code story}.
     *
     * @throws HopException if it cannot be built
     */
    List<Difference> run(Story story, FirstRelease first) {
        List<SchemaObject> made = story.step("Build the first release from nothing", () -> build(story, first));
        return story.step("Compare the two", () -> {
            List<Difference> differences = differences(first, made);
            story.note(FindDrift.places(differences));
            differences.forEach(difference -> story.detail(difference.toString()));
            return differences;
        });
    }

    private List<SchemaObject> build(Story story, FirstRelease first) {
        States states = expectedState.statesFor(target, first.history(), "hop:init");
        State state = expectedState.of(target, first.history(), TransactionUnit.RELEASE, first.cluster());
        try (ScratchDatabase scratch = states.untemplated(state);
                Session session = scratch.open()) {
            story.note(scratch.note());
            return session.schemaObjects();
        } catch (HopException e) {
            throw cannotBeBuilt(first, e);
        }
    }

    /** Scripts of another tool are not asked who owns what: they leave that to whoever runs them. */
    private static List<Difference> differences(FirstRelease first, List<SchemaObject> made) {
        if (isSchema(first)) {
            return Comparison.withOwners().compare(withOwnersAsSaid(first.found()), withOwnersAsSaid(made));
        }
        List<SchemaObject> found = new ToolRecord(first.adoption()).leftOutOf(first.found(), made);
        return Comparison.withoutOwners().compare(found, made);
    }

    private static List<SchemaObject> withOwnersAsSaid(List<SchemaObject> objects) {
        return objects.stream()
                .map(object -> {
                    Map<String, String> properties = new LinkedHashMap<>(object.properties());
                    properties.remove(SchemaObject.OWNER);
                    OwnerText.given(object).ifPresent(owner -> properties.put(SchemaObject.OWNER, owner));
                    return new SchemaObject(object.name(), properties, object.needs());
                })
                .toList();
    }

    static boolean isSchema(FirstRelease first) {
        return first.adoption().tool() == MigrationTool.NONE;
    }

    private HopException cannotBeBuilt(FirstRelease first, HopException e) {
        String problem = "The first release cannot be built from nothing: %s".formatted(e.problem());
        if (!isSchema(first)) {
            String take = "mvn hop:init -Dhop.target=%s -Dhop.adopt=schema takes the schema as it stands";
            return new HopException(problem, e.why(), take.formatted(target.name()), e);
        }
        return new HopException(problem, e.why(), """
                let the role of the target, or of the development server, do what the statement needs; or drop from the
                database what nobody uses; then mvn hop:init -Dhop.target=%s""".formatted(target.name()), e);
    }
}
