package dev.hopdb.command;

import dev.hopdb.adoption.RecordedScripts;
import dev.hopdb.console.Console;
import dev.hopdb.database.ForeignHistory;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.drift.Difference;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.MigrationTool;
import dev.hopdb.schema.SchemaScript;
import dev.hopdb.story.Story;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database that was there before the project: its first release makes the same from nothing.
 *
 * <p>Where Flyway or Liquibase recorded what they ran, the release has their scripts; else it has the schema as it stands,
 * and the rows of the tables that were named. The database is only read.
 */
public final class ExistingDatabase {

    private static final String STANDING = "Nothing was written or published, and the database was only read.";

    private static final int SHOWN = 5;

    private final TargetDatabase target;
    private final Tree project;
    private final ExpectedState expectedState;
    private final Choice choice;
    private final Console console;

    public ExistingDatabase(
            TargetDatabase target, Tree project, ExpectedState expectedState, Choice choice, Console console) {
        this.target = target;
        this.project = project;
        this.expectedState = expectedState;
        this.choice = choice;
        this.console = console;
    }

    /**
     * What the user asked for.
     *
     * @param release the version that stands for what is there
     * @param schema whether the schema is taken as it stands, whatever another tool recorded
     * @param migrations the folder of the scripts of another tool; empty for where the tool has them by default
     * @param data the tables whose rows belong to the release, in the order in which they can be filled
     * @param accepted whether a schema is taken although the release does not make all of it
     */
    public record Choice(Version release, boolean schema, String migrations, List<String> data, boolean accepted) {}

    /**
     * The snapshot of the first release, its scripts, and what is to be found in each target. Reads the database, and tries
     * the release in scratch.
     *
     * @throws HopException if the release cannot be built, or does not make what is there
     */
    List<FileChange.Write> files() {
        return Story.check(STANDING, () -> {
            if (!target.exists()) {
                throw new HopException(
                        "There is no database %s on the server of target %s"
                                .formatted(target.database(), target.name()),
                        "the first release is made of what is in it",
                        "mvn hop:init without -Dhop.target begins with nothing; or check the name");
            }
            Story story = Story.begin("Beginning with %s".formatted(target.name()), 3, STANDING, console);
            FirstRelease first = story.step("Read what is there", () -> read(story));
            List<Difference> differences = new FirstReleaseTrial(expectedState, target).run(story, first);
            return tolerating(first, differences).files();
        });
    }

    private FirstRelease read(Story story) {
        try (Session session = target.server().open(target.database())) {
            refuse(session);
            Optional<ForeignHistory> history = choice.schema() ? Optional.empty() : session.foreignHistory();
            List<SchemaObject> found = session.schemaObjects();
            story.note(Counted.of(found.size(), "object"));
            return history.map(recorded -> scripts(recorded, found)).orElseGet(() -> schema(session, found));
        }
    }

    /** What a tool recorded stands for itself; a schema that was read must come out again. */
    private FirstRelease tolerating(FirstRelease first, List<Difference> differences) {
        if (differences.isEmpty()) {
            return first;
        }
        if (!FirstReleaseTrial.isSchema(first)) {
            console.warn("The scripts do not make all that is in %s: %s. hop:drift will say the same of it"
                    .formatted(target.name(), FindDrift.places(differences)));
            return first;
        }
        List<String> said = differences.stream().map(Difference::toString).toList();
        if (!choice.accepted()) {
            throw differs(said);
        }
        return first.accepting(said);
    }

    private HopException differs(List<String> said) {
        int more = said.size() - SHOWN;
        return new HopException(
                "The first release would not make all that is in %s: %s%s"
                        .formatted(
                                target.name(),
                                String.join("; ", said.subList(0, Math.min(SHOWN, said.size()))),
                                more > 0 ? "; and %d more".formatted(more) : ""),
                "developers, tests and new databases would work with something else than %s".formatted(target.name()),
                """
                change the database where it should be otherwise; or write down that it may differ so:
                mvn hop:init -Dhop.target=%s -Dhop.acceptDifferences""".formatted(target.name()));
    }

    private void refuse(Session session) {
        session.mark().ifPresent(mark -> {
            throw new HopException(
                    "Database %s belongs to a hop project already".formatted(target.database()),
                    "its mark names project %s, which knows how it was made".formatted(mark.project()),
                    "git clone <the repository of that project>");
        });
        if (session.isEmpty()) {
            throw new HopException(
                    "Database %s is empty".formatted(target.database()),
                    "there is nothing in it that a first release could be made of",
                    "mvn hop:init without -Dhop.target; mvn hop:upgrade takes an empty database as it is");
        }
    }

    private FirstRelease scripts(ForeignHistory history, List<SchemaObject> found) {
        RecordedScripts recorded = new RecordedScripts(history, project, choice.migrations());
        Patch patch = recorded.patch();
        recorded.repeatable()
                .forEach(script ->
                        console.warn("%s ran again whenever it changed: from now on a patch changes what it makes"
                                .formatted(script)));
        console.detail("%s of %s become release %s"
                .formatted(
                        Counted.of(patch.scripts().size(), "script"),
                        history.tool().word(),
                        choice.release()));
        return new FirstRelease(patch, recorded.adoption(choice.release()), found);
    }

    private FirstRelease schema(Session session, List<SchemaObject> found) {
        List<PatchFile> scripts = new ArrayList<>();
        String title = "The schema of %s when hop came".formatted(target.database());
        scripts.add(new PatchFile.Sql("0001_schema.sql", SchemaScript.baseline(title, found)));
        for (String table : choice.data()) {
            String name = "%04d_%s.sql".formatted(scripts.size() + 1, table.replaceAll("[^A-Za-z0-9_]", "_"));
            scripts.add(new PatchFile.Sql(name, session.rowsAsScript(table)));
        }
        return new FirstRelease(
                new Patch(RecordedScripts.PATCH, scripts),
                new Adoption(choice.release(), MigrationTool.NONE, Map.of()),
                found);
    }
}
