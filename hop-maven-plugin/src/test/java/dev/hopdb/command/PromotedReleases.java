package dev.hopdb.command;

import dev.hopdb.git.GitSandbox;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.release.Snapshot;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes releases to production as a promotion leaves them, without the minutes of tests that come before it. */
final class PromotedReleases {

    private final GitSandbox git;
    private final Path clone;

    PromotedReleases(TestProject project) {
        this.git = project.git();
        this.clone = git.clone("promoter");
    }

    /** A patch of one script, {@code 10.sql}. */
    static Patch patch(String id, String sql) {
        return new Patch(PatchId.parse(id), List.of(new PatchFile.Sql("10.sql", sql)));
    }

    void promote(String label, Patch... patches) {
        git.run(clone, "fetch", "-q", "origin");
        git.run(clone, "checkout", "-q", "--detach", "origin/ho-prod");
        List<Snapshot.Entry> entries = new ArrayList<>();
        for (Patch patch : patches) {
            patch.scripts()
                    .forEach(script ->
                            git.write(clone, "Patches/%s/%s".formatted(patch.id(), script.name()), script.text()));
            entries.add(new Snapshot.Entry(patch.id(), patch.fingerprint()));
        }
        git.write(clone, ".hop/releases/%s.txt".formatted(label), new Snapshot(Label.parse(label), entries).text());
        git.run(clone, "add", ".");
        git.run(clone, "commit", "-q", "-m", "Promote " + label);
        git.run(clone, "tag", "v" + label);
        git.run(clone, "push", "-q", "origin", "HEAD:ho-prod", "v" + label);
    }

    /** A change of production that no goal made. */
    void change(String... command) {
        git.run(clone, "fetch", "-q", "origin");
        git.run(clone, "checkout", "-q", "--detach", "origin/ho-prod");
        git.run(clone, command);
        git.run(clone, "commit", "-q", "-m", "Tidy up");
        git.run(clone, "push", "-q", "origin", "HEAD:ho-prod");
    }
}
