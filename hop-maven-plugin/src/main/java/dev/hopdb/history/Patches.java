package dev.hopdb.history;

import dev.hopdb.git.Tree;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Release;
import dev.hopdb.sql.SqlText;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders under {@code Patches} of one tree. */
public final class Patches {

    private final Tree tree;

    Patches(Tree tree) {
        this.tree = tree;
    }

    public boolean has(PatchId id) {
        return !tree.list(Layout.patch(id)).isEmpty();
    }

    /** The patch with its scripts, whether committed or not. */
    public Patch read(PatchId id) {
        String folder = Layout.patch(id);
        List<String> names = tree.list(folder);
        if (names.isEmpty()) {
            throw new HopException(
                    "There is no folder %s".formatted(folder),
                    "a patch is the scripts in its folder, and a README.md where it has none",
                    "git checkout origin/ho-patch/%s -- %s".formatted(id, folder));
        }
        List<PatchFile> scripts = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(Layout.README)) {
                scripts.add(script(id, folder, name));
            }
        }
        return new Patch(id, scripts);
    }

    Release of(Label label, List<PatchId> ids) {
        return new Release(label, ids.stream().map(this::read).toList());
    }

    private PatchFile script(PatchId id, String folder, String name) {
        // A folder has no text: PatchFile refuses its name, which ends with a slash.
        String path = folder + "/" + name;
        Optional<SqlText> text =
                PatchFile.isSql(name) ? tree.script(path) : tree.text(path).map(SqlText::of);
        return PatchFile.of(id, name, text.orElse(SqlText.of("")));
    }
}
