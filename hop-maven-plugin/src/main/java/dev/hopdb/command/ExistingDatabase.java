package dev.hopdb.command;

import dev.hopdb.adoption.RecordedScripts;
import dev.hopdb.console.Console;
import dev.hopdb.database.ForeignHistory;
import dev.hopdb.database.Session;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.Layout;
import dev.hopdb.project.MigrationTool;
import dev.hopdb.release.Snapshot;
import dev.hopdb.schema.SchemaScript;
import dev.hopdb.version.Label;
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

    private final TargetDatabase target;
    private final Tree project;
    private final Choice choice;
    private final Console console;

    public ExistingDatabase(TargetDatabase target, Tree project, Choice choice, Console console) {
        this.target = target;
        this.project = project;
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
     */
    public record Choice(Version release, boolean schema, String migrations, List<String> data) {}

    /** The snapshot of the first release, its scripts, and what is to be found in each target. Reads the database. */
    List<FileChange.Write> files() {
        if (!target.exists()) {
            throw new HopException(
                    "There is no database %s on the server of target %s".formatted(target.database(), target.name()),
                    "the first release is made of what is in it",
                    "mvn hop:init without -Dhop.target begins with nothing; or check the name");
        }
        try (Session session = target.server().open(target.database())) {
            refuse(session);
            Optional<ForeignHistory> history = choice.schema() ? Optional.empty() : session.foreignHistory();
            return history.map(this::scripts).orElseGet(() -> schema(session));
        }
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

    private List<FileChange.Write> scripts(ForeignHistory history) {
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
        return files(patch, recorded.adoption(choice.release()));
    }

    private List<FileChange.Write> schema(Session session) {
        List<PatchFile> scripts = new ArrayList<>();
        String title = "The schema of %s when hop came".formatted(target.database());
        scripts.add(new PatchFile.Sql("0001_schema.sql", SchemaScript.of(title, session.schemaObjects())));
        for (String table : choice.data()) {
            String name = "%04d_%s.sql".formatted(scripts.size() + 1, table.replaceAll("[^A-Za-z0-9_]", "_"));
            scripts.add(new PatchFile.Sql(name, session.rowsAsScript(table)));
        }
        Patch patch = new Patch(RecordedScripts.PATCH, scripts);
        return files(patch, new Adoption(choice.release(), MigrationTool.NONE, Map.of()));
    }

    private static List<FileChange.Write> files(Patch patch, Adoption adoption) {
        Label label = new Label.Final(adoption.release());
        Snapshot snapshot = new Snapshot(label, List.of(new Snapshot.Entry(patch.id(), patch.fingerprint())));
        List<FileChange.Write> files = new ArrayList<>();
        files.add(new FileChange.Write(Layout.ADOPTION, adoption.text()));
        files.add(new FileChange.Write(Layout.snapshot(label), snapshot.text()));
        String folder = Layout.patch(patch.id());
        patch.scripts().forEach(script -> files.add(new FileChange.Write(folder + "/" + script.name(), script.text())));
        files.add(new FileChange.Write(
                folder + "/" + Layout.README,
                "What databases had before hop came: for new ones. It runs in none that has it.\n"));
        return files;
    }
}
