package dev.hopdb.bootstrap;

import dev.hopdb.git.FileChange;
import dev.hopdb.git.Tree;
import dev.hopdb.history.Patches;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.sql.SqlText;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder {@code bootstrap/} of one tree. */
public final class BootstrapScripts {

    private final Tree tree;
    private final Patches patches;

    public BootstrapScripts(Tree tree) {
        this.tree = tree;
        this.patches = new ProjectTree(tree).patches();
    }

    /**
     * The scripts with reference data that were merged, in the order in which databases receive them.
     *
     * @throws HopException if the folder holds something else, or lacks a copy
     */
    public List<BootstrapScript> all() {
        SortedMap<PatchId, List<BootstrapName>> byPatch =
                new TreeMap<>(Comparator.comparing(PatchId::number).thenComparing(PatchId::slug));
        for (BootstrapName name : names()) {
            byPatch.computeIfAbsent(name.patch(), patch -> new ArrayList<>()).add(name);
        }
        List<BootstrapScript> scripts = new ArrayList<>();
        byPatch.forEach((patch, names) -> scripts.addAll(of(patch, names)));
        scripts.sort(Comparator.comparing(BootstrapScript::name));
        return scripts;
    }

    /** The copies that come with a patch when it is merged. */
    public List<FileChange> copiesOf(PatchId patch, Version version) {
        int number = names().stream().mapToInt(BootstrapName::number).max().orElse(0);
        List<FileChange> copies = new ArrayList<>();
        for (PatchFile script : patches.read(patch).bootstraps()) {
            number++;
            BootstrapName name =
                    new BootstrapName(number, patch, version, script instanceof PatchFile.Java ? "java" : "sql");
            String text = tree.text("%s/%s".formatted(Layout.patch(patch), script.name()))
                    .orElseThrow();
            copies.add(new FileChange.Write(path(name), text));
        }
        return copies;
    }

    private List<BootstrapScript> of(PatchId patch, List<BootstrapName> names) {
        List<PatchFile> marked = patches.has(patch) ? patches.read(patch).bootstraps() : List.of();
        if (marked.size() != names.size()) {
            throw new HopException(
                    "%s has %d copies of scripts of patch %s, which has %d that are marked"
                            .formatted(Layout.BOOTSTRAP, names.size(), patch, marked.size()),
                    "hop:patch-merge writes one copy of each; without it nobody could say which is which",
                    "git log --stat -- %s; then restore what was there, or take out what was added"
                            .formatted(Layout.BOOTSTRAP));
        }
        List<BootstrapScript> scripts = new ArrayList<>();
        for (int i = 0; i < marked.size(); i++) {
            scripts.add(new BootstrapScript(names.get(i), copy(names.get(i)), marked.get(i)));
        }
        return scripts;
    }

    private PatchFile copy(BootstrapName name) {
        String path = path(name);
        Optional<SqlText> text =
                PatchFile.isSql(path) ? tree.script(path) : tree.text(path).map(SqlText::of);
        return PatchFile.of(name.patch(), path, text.orElseThrow());
    }

    /** In order. */
    private List<BootstrapName> names() {
        return tree.list(Layout.BOOTSTRAP).stream()
                .filter(name -> !name.equals(Layout.README))
                .map(BootstrapScripts::named)
                .sorted()
                .toList();
    }

    private static BootstrapName named(String name) {
        return BootstrapName.parse(name)
                .orElseThrow(() -> new HopException(
                        "%s/%s is no copy that hop made".formatted(Layout.BOOTSTRAP, name),
                        "a copy has the name <n>-<patch>-<version>.sql or .java, and hop:patch-merge writes it",
                        "put the script into a patch, with -- @HOP:bootstrap as its first line, and take %s/%s out"
                                .formatted(Layout.BOOTSTRAP, name)));
    }

    private static String path(BootstrapName name) {
        return "%s/%s".formatted(Layout.BOOTSTRAP, name);
    }
}
