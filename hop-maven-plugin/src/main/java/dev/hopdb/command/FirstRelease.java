package dev.hopdb.command;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.git.FileChange;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.Layout;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.release.Snapshot;
import dev.hopdb.schema.RolesScript;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The release that stands for what was in a database when hop came.
 *
 * @param patch makes the same from nothing
 * @param adoption how it is told that a target has it
 * @param found what people had made in that database
 */
record FirstRelease(Patch patch, Adoption adoption, List<SchemaObject> found) {

    FirstRelease accepting(List<String> differences) {
        return new FirstRelease(patch, adoption.accepting(differences), found);
    }

    History history() {
        return new History(List.of(new Release(label(), List.of(patch))));
    }

    /** Makes the roles that are named, in development clusters. */
    Optional<PatchFile.Sql> cluster() {
        return RolesScript.of(found).map(text -> new PatchFile.Sql(Layout.CLUSTER, text));
    }

    /** Its snapshot, its scripts, and what is to be found in each target. */
    List<FileChange.Write> files() {
        Snapshot snapshot = new Snapshot(label(), List.of(new Snapshot.Entry(patch.id(), patch.fingerprint())));
        List<FileChange.Write> files = new ArrayList<>();
        files.add(new FileChange.Write(Layout.ADOPTION, adoption.text()));
        files.add(new FileChange.Write(Layout.snapshot(label()), snapshot.text()));
        cluster().ifPresent(script -> files.add(new FileChange.Write(Layout.CLUSTER, script.text())));
        String folder = Layout.patch(patch.id());
        patch.scripts().forEach(script -> files.add(new FileChange.Write(folder + "/" + script.name(), script.text())));
        files.add(new FileChange.Write(
                folder + "/" + Layout.README,
                "What databases had before hop came: for new ones. It runs in none that has it.\n"));
        return files;
    }

    private Label label() {
        return new Label.Final(adoption.release());
    }
}
