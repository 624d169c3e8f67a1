package dev.hopdb.history;

import dev.hopdb.git.Tree;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.Layout;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.release.Snapshot;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one tree of a project says: its plans, its snapshots, and the database that they make. */
public final class ProjectTree {

    private final Tree tree;
    private final SortedMap<Version, ReleasePlan> plans = new TreeMap<>();
    private final SortedMap<Label, Snapshot> snapshots = new TreeMap<>();

    public ProjectTree(Tree tree) {
        this.tree = tree;
        for (String name : tree.list(Layout.RELEASES)) {
            String text = tree.text(Layout.RELEASES + "/" + name).orElse("");
            Layout.versionOfPlan(name).ifPresent(version -> plans.put(version, ReleasePlan.parse(version, text)));
            Layout.labelOfSnapshot(name).ifPresent(label -> snapshots.put(label, Snapshot.parse(label, text)));
        }
    }

    public ProjectConfig config() {
        return tree.text(Layout.CONFIG)
                .map(ProjectConfig::parse)
                .orElseThrow(() -> new HopException(
                        "There is no .hop/config.toml here",
                        "hop works on a project that hop:init prepared, in the folder that holds .hop",
                        "mvn hop:init -Dhop.origin=<url>, or change to the folder of the project"));
    }

    public Optional<ReleasePlan> plan(Version version) {
        return Optional.ofNullable(plans.get(version));
    }

    /** In version order. */
    public Collection<ReleasePlan> plans() {
        return plans.values();
    }

    /** In the order in which databases receive them; release candidates before their version. */
    public Collection<Snapshot> snapshots() {
        return snapshots.values();
    }

    /** What was promoted to production last. */
    public Optional<Label> production() {
        return snapshots.keySet().stream().filter(Label::isProduction).max(Comparator.naturalOrder());
    }

    /** The newest release candidate of {@code version}. */
    public Optional<Snapshot> candidate(Version version) {
        return snapshots.values().stream()
                .filter(snapshot -> snapshot.label() instanceof Label.Candidate candidate
                        && candidate.version().equals(version))
                .reduce((earlier, later) -> later);
    }

    /** What databases will know the open release {@code version} by: a version in production continues with a hotfix. */
    public Label labelOf(Version version) {
        return snapshots.keySet().stream()
                .filter(label -> label.isProduction() && label.version().equals(version))
                .max(Comparator.naturalOrder())
                .<Label>map(last -> new Label.Hotfix(version, last.number() + 1))
                .orElseGet(() -> new Label.Final(version));
    }

    /** What makes the roles that scripts name, in development clusters. */
    public Optional<PatchFile.Sql> cluster() {
        return tree.text(Layout.CLUSTER).map(text -> new PatchFile.Sql(Layout.CLUSTER, text));
    }

    /** What databases had before hop came, if they had something. */
    public Optional<Adoption> adoption() {
        return tree.text(Layout.ADOPTION).map(Adoption::parse);
    }

    Optional<String> identity(String path) {
        return tree.identity(path);
    }

    public Patches patches() {
        return new Patches(tree);
    }

    /** What production databases receive. A released patch that was edited since is refused. */
    public History released() {
        return new Manifest(this, label -> Optional.empty()).released(List.of());
    }

    /** What is released, then what is staged of the releases in preparation. */
    public History history() {
        List<Release> releases = new ArrayList<>(released().releases());
        for (ReleasePlan plan : plans.values()) {
            releases.add(patches().of(labelOf(plan.version()), plan.staged()));
        }
        releases.sort(Comparator.comparing(Release::label));
        return new History(releases);
    }

    /** The patches that this tree adds to its releases: candidates whose folder is in it. */
    public List<PatchId> atHand() {
        List<PatchId> found = new ArrayList<>();
        for (ReleasePlan plan : plans.values()) {
            plan.candidates().stream().filter(patches()::has).forEach(found::add);
        }
        return found;
    }

    /** The plan that names {@code patch}. */
    public Optional<ReleasePlan> planOf(PatchId patch) {
        return plans.values().stream()
                .filter(plan -> plan.statusOf(patch).isPresent())
                .findFirst();
    }
}
