package dev.hopdb.adoption;

import dev.hopdb.database.ForeignHistory;
import dev.hopdb.database.ForeignHistory.Entry;
import dev.hopdb.database.ForeignHistory.Kind;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.sql.SqlText;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of the scripts that another tool ran, as the patch that makes the same from nothing. */
public final class RecordedScripts {

    /** No ticket has this number. */
    public static final PatchId PATCH = PatchId.parse("0-adopted");

    private static final String PLACEHOLDER = "${";
    private static final int SHOWN = 10;

    private final ForeignHistory history;
    private final ScriptFolders folders;

    /** @param folder where to look first; empty for where the tool looks by default */
    public RecordedScripts(ForeignHistory history, Tree project, String folder) {
        this.history = history;
        this.folders = new ScriptFolders(project, folder);
    }

    /** The record, as it is to be found in every target. */
    public Adoption adoption(Version release) {
        Map<String, String> scripts = new LinkedHashMap<>();
        history.entries().forEach(entry -> scripts.put(entry.name(), entry.checksum()));
        return new Adoption(release, history.tool(), scripts);
    }

    /** Those that the tool runs again when they change: here they run once, and change by a patch. */
    public List<String> repeatable() {
        return named(Kind.REPEATABLE);
    }

    /**
     * The scripts in the order in which they ran.
     *
     * @throws HopException naming all that hop could not run as the tool did
     */
    public Patch patch() {
        refuseFailed();
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Entry entry : history.entries()) {
            if (entry.kind() == Kind.OTHER) {
                problems.add("%s is no file of SQL".formatted(entry.name()));
                continue;
            }
            folders.find(entry).ifPresentOrElse(file -> add(file, texts, problems), () -> problems.add(missing(entry)));
        }
        if (!problems.isEmpty()) {
            throw cannotBeRun(problems);
        }
        return new Patch(PATCH, files(texts));
    }

    private void add(ScriptFolders.Found file, Map<String, String> texts, List<String> problems) {
        if (file.text().contains(PLACEHOLDER)) {
            problems.add("%s has a placeholder, %s...}".formatted(file.path(), PLACEHOLDER));
        }
        // A repeatable script ran as often as it changed, and stands where it ran last.
        texts.remove(file.path());
        texts.put(file.path(), file.text());
    }

    private String missing(Entry entry) {
        return folders.leadsOut(entry)
                ? "%s is recorded by a path that leads out of the project".formatted(entry.name())
                : "%s: no such file in %s (links are not followed)".formatted(entry.name(), folders);
    }

    private static List<PatchFile> files(Map<String, String> texts) {
        List<PatchFile> files = new ArrayList<>();
        texts.forEach((path, text) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            files.add(PatchFile.of(PATCH, "%04d_%s".formatted(files.size() + 1, name), SqlText.of(text)));
        });
        return files;
    }

    private List<String> named(Kind kind) {
        Set<String> names = new LinkedHashSet<>();
        history.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::name)
                .forEach(names::add);
        return List.copyOf(names);
    }

    private void refuseFailed() {
        List<String> failed = history.entries().stream()
                .filter(entry -> !entry.succeeded())
                .map(Entry::name)
                .toList();
        if (!failed.isEmpty()) {
            throw new HopException(
                    "%s has recorded a failure of %s".formatted(history.tool().word(), String.join(", ", failed)),
                    "what that script has done and left undone is not known, so no release can stand for it",
                    "bring it to its end with %s; then mvn hop:init"
                            .formatted(history.tool().word()));
        }
    }

    private HopException cannotBeRun(List<String> problems) {
        int more = problems.size() - SHOWN;
        return new HopException(
                "hop cannot run all that %s ran: %s%s"
                        .formatted(
                                history.tool().word(),
                                String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size()))),
                                more > 0 ? "; and %d more".formatted(more) : ""),
                "the first release makes from nothing what these scripts made, by the files of SQL alone",
                "mvn hop:init -Dhop.adopt=schema takes the schema as it stands; or name the folder of the scripts:"
                        + " mvn hop:init -Dhop.migrations=<folder>");
    }
}
