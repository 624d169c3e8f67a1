package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.Commits;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.Patches;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.Counted;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Snapshot;
import dev.hopdb.schema.SchemaScript;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.validation.Subject;
import dev.hopdb.validation.TestRecords;
import dev.hopdb.validation.Validation;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tries a promotion out: what production would run, in its order and transactions, with all tests. */
final class PromotionTrial {

    private final GitRepository git;
    private final Supplier<States> states;
    private final Validation validation;

    PromotionTrial(GitRepository git, Supplier<States> states, Validation validation) {
        this.git = git;
        this.states = states;
        this.validation = validation;
    }

    /** What {@code label} would consist of, if the release at {@code commit} were promoted. */
    Snapshot snapshot(Label label, CommitId commit) {
        ProjectTree tree = new ProjectTree(git.commits().tree(commit));
        Patches patches = tree.patches();
        List<PatchId> staged = tree.plan(label.version()).orElseThrow().staged();
        return new Snapshot(
                label,
                staged.stream()
                        .map(id -> new Snapshot.Entry(id, patches.read(id).fingerprint()))
                        .toList());
    }

    /** The release at {@code current} with its snapshot, on top of the branch at {@code parents.get(0)}. */
    CommitId record(Snapshot snapshot, CommitId current, List<CommitId> parents) {
        Version version = snapshot.label().version();
        FileChange write = new FileChange.Write(Layout.snapshot(snapshot.label()), snapshot.text());
        List<FileChange> changes = snapshot.label().isProduction()
                ? List.of(write, new FileChange.Remove(Layout.plan(version)))
                : List.of(write);
        String message = "Promote %s%n%n%s%n"
                .formatted(snapshot.label().text(), String.join(", ", names(snapshot)))
                .replace("\r\n", "\n");
        return git.commits().commit(new CommitDraft(git.commits().treeOf(current), changes, parents, message));
    }

    /** Two steps of {@code story}. What is tested has the model in it, and for production the record of its schema. */
    Tested run(Story story, CommitId recorded, Label label) {
        ProjectTree tree = new ProjectTree(git.commits().tree(recorded));
        String goal = "release-promote -Dhop.to=" + (label.isProduction() ? "prod" : "rc");
        try (ScratchDatabase database = story.step("Replay the release on top of production", () -> {
            ScratchDatabase replayed = states.get().scratch(StateOfTree.replayed(tree));
            story.note(replayed.note());
            return replayed;
        })) {
            Set<String> before = new TestRecords(git).before(label.version().toString());
            return story.step("Run the tests of that commit", () -> {
                CommitId commit = withWhatIsThere(story, recorded, label, database);
                Subject subject =
                        new Subject(commit, "release " + label.text(), "promote-" + label.text(), "mvn hop:" + goal);
                return new Tested(commit, validation.run(story, subject, database.address(), before));
            });
        }
    }

    /** The same commit, with the model of the database in it; for production, also with its schema as text. */
    private CommitId withWhatIsThere(Story story, CommitId recorded, Label label, ScratchDatabase database) {
        try (Session session = database.open()) {
            CommitId commit = new ModelChanges(git).with(story, recorded, session.catalog());
            return label.isProduction() ? withSchema(commit, label, session.schemaObjects()) : commit;
        }
    }

    private CommitId withSchema(CommitId commit, Label label, List<SchemaObject> objects) {
        Commits commits = git.commits();
        String script = SchemaScript.of("The schema of release " + label.text(), objects);
        return commits.commit(new CommitDraft(
                commits.treeOf(commit),
                List.of(new FileChange.Write(Layout.schema(label), script)),
                commits.parents(commit),
                commits.message(commit)));
    }

    /** What passed: the commit that was recorded, with the model of the database that was replayed from it. */
    record Tested(CommitId commit, TestOutcome.Passed tests) {}

    /** What {@code label} consists of, as the tree of {@code commit} says. */
    Snapshot recorded(Label label, CommitId commit) {
        return new ProjectTree(git.commits().tree(commit))
                .snapshots().stream()
                        .filter(snapshot -> snapshot.label().equals(label))
                        .findFirst()
                        .orElseThrow();
    }

    /** The branches of the patches, which a promotion to production ends. */
    static List<Branch> stagedBranches(Snapshot snapshot) {
        return snapshot.patches().stream().<Branch>map(Branch.OfStaged::new).toList();
    }

    /** How many patches it has, as people say it. */
    static String counted(Snapshot snapshot) {
        return Counted.of(snapshot.patches().size(), "patch", "patches");
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.patches().stream().map(PatchId::toString).toList();
    }
}
