package dev.hopdb.history;

import dev.hopdb.git.Tree;
import dev.hopdb.patch.Contents;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.release.Snapshot;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds what a tree says is released to what was promoted: the snapshots to those of the tags, and the files to the hashes
 * in the snapshots. What differs is named. Line ends are no difference.
 */
public final class Manifest {

    private final ProjectTree tree;
    private final Function<Label, Optional<Tree>> promoted;

    /** @param promoted the files of the tag of a release, if this clone has it */
    public Manifest(ProjectTree tree, Function<Label, Optional<Tree>> promoted) {
        this.tree = tree;
        this.promoted = promoted;
    }

    /**
     * What production databases receive.
     *
     * @param tags what was promoted, as far as this clone knows
     * @throws HopException if a snapshot or a script is not as it was promoted
     */
    public History released(Collection<Label> tags) {
        List<Snapshot> snapshots = tree.snapshots().stream()
                .filter(snapshot -> snapshot.label().isProduction())
                .toList();
        refuseMissing(snapshots, tags);
        List<Release> releases = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            releases.add(release(snapshot, promoted.apply(snapshot.label())));
        }
        return new History(releases);
    }

    /** A release between two others that lost its snapshot would be passed over in silence. */
    private static void refuseMissing(List<Snapshot> snapshots, Collection<Label> tags) {
        NavigableSet<Label> there =
                snapshots.stream().map(Snapshot::label).collect(Collectors.toCollection(TreeSet::new));
        for (Label tag : tags) {
            if (tag.isProduction() && !there.contains(tag) && there.higher(tag) != null) {
                throw new HopException(
                        "%s is missing".formatted(Layout.snapshot(tag)),
                        "%s was promoted (tag v%s), and releases after it are here: databases would be upgraded past it"
                                .formatted(tag.text(), tag.text()),
                        restore(tag, Layout.snapshot(tag)));
            }
        }
    }

    /** What Git says is the same as in the tag need not be read to know that nobody has edited it. */
    private Release release(Snapshot snapshot, Optional<Tree> tag) {
        String file = Layout.snapshot(snapshot.label());
        tag.filter(files -> !isSame(files, file))
                .flatMap(files -> files.text(file))
                .ifPresent(text -> refuseOther(Snapshot.parse(snapshot.label(), text), snapshot));
        Release release = Release.promoted(snapshot, () -> read(snapshot));
        boolean asPromoted = tag.isPresent()
                && snapshot.patches().stream().allMatch(patch -> isSame(tag.get(), Layout.patch(patch)));
        if (!asPromoted) {
            release.patches();
        }
        return release;
    }

    private boolean isSame(Tree other, String path) {
        Optional<String> identity = tree.identity(path);
        return identity.isPresent() && identity.equals(other.identity(path));
    }

    private static void refuseOther(Snapshot before, Snapshot now) {
        List<String> changes = before.contents().changesTo(now.contents());
        if (!changes.isEmpty()) {
            Label label = now.label();
            throw new HopException(
                    "%s is not as it was promoted: %s".formatted(Layout.snapshot(label), String.join(", ", changes)),
                    "databases in production have received what tag v%s says; what is released never changes"
                            .formatted(label.text()),
                    restore(label, Layout.snapshot(label)));
        }
    }

    private List<Patch> read(Snapshot snapshot) {
        List<Patch> patches = new ArrayList<>();
        for (Snapshot.Entry entry : snapshot.entries()) {
            PatchId id = entry.patch();
            if (!tree.patches().has(id)) {
                throw new HopException(
                        "%s is missing".formatted(Layout.patch(id)),
                        "%s consists of it; what is released never changes"
                                .formatted(snapshot.label().text()),
                        restore(snapshot.label(), Layout.patch(id)));
            }
            Patch patch = tree.patches().read(id);
            if (!patch.fingerprint().equals(entry.fingerprint())) {
                throw edited(snapshot.label(), patch);
            }
            patches.add(patch);
        }
        return patches;
    }

    private HopException edited(Label label, Patch patch) {
        String changes = promoted.apply(label)
                .map(ProjectTree::new)
                .filter(before -> before.patches().has(patch.id()))
                .map(before -> Contents.of(before.patches().read(patch.id())).changesTo(Contents.of(patch)))
                .filter(found -> !found.isEmpty())
                .map(found -> ": " + String.join(", ", found))
                .orElse("");
        return new HopException(
                "%s is not as it was released in %s%s".formatted(Layout.patch(patch.id()), label.text(), changes),
                "databases in production have run it as it was; what is released never changes",
                restore(label, Layout.patch(patch.id())) + "\nand put the change into a new patch");
    }

    private static String restore(Label label, String path) {
        return "git checkout v%s -- %s".formatted(label.text(), path);
    }
}
