package dev.hopdb.command;

import dev.hopdb.bootstrap.BootstrapScripts;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.TreeId;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.integration.PatchIntegration;
import dev.hopdb.project.Layout;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.States;
import dev.hopdb.story.Story;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.validation.Subject;
import dev.hopdb.validation.TestRecords;
import dev.hopdb.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tries a patch out: merged into the whole release, on a database made from it, with all tests. Publishes nothing. */
final class PatchTrial {

    private final GitRepository git;
    private final Integration integration;
    private final Supplier<States> states;
    private final Validation validation;
    private final Console console;
    private final TestRecords records;
    private final CandidateLines candidates;
    private final ModelChanges model;

    PatchTrial(GitRepository git, Supplier<States> states, Validation validation, Console console) {
        this.git = git;
        this.integration = new Integration(git);
        this.states = states;
        this.validation = validation;
        this.console = console;
        this.records = new TestRecords(git);
        this.candidates = new CandidateLines(git);
        this.model = new ModelChanges(git);
    }

    /** Four steps of {@code story}. */
    TriedPatch run(Story story, PatchWork work, String goal) {
        PatchIntegration merge = new PatchIntegration(git, work.release(), work.branch(), work.tip());
        CommitId base = merge.base();
        CommitId current = merge.upToDate();
        CommitId merged = story.step("Merge the patch into the release", () -> merge.merge(current));
        new EditedReleases(git, merge).refuse(work, current, merged);
        ProjectTree tree = new ProjectTree(git.commits().tree(merged));
        MisplacedMarkers.tell(tree.patches().read(work.patch()), console);
        try (ScratchDatabase database =
                story.step("Rebuild the database of the whole release", () -> build(story, tree, work))) {
            CommitId commit = story.step("Record the patch as staged", () -> {
                CommitId recorded = record(story, work, merged, parents(base, current, work), database.catalog());
                story.note(recorded.brief());
                return recorded;
            });
            Subject subject = new Subject(commit, work.name(), goal + "-" + work.patch(), work.command(goal));
            Set<String> before = records.before(work.release().version().toString());
            TestOutcome.Passed passed = story.step(
                    "Run the tests of that commit", () -> validation.run(story, subject, database.address(), before));
            return new TriedPatch(work, base, current, commit, passed);
        }
    }

    /** The tested commit on a release whose plan got or lost candidates meanwhile; empty if anything else moved. */
    Optional<TriedPatch> carry(TriedPatch tried) {
        PatchWork work = tried.work();
        CommitId tip = integration.tip(work.release());
        if (!candidates.plan(tip, work.release()).candidates().contains(work.patch())) {
            return Optional.empty();
        }
        List<CommitId> others =
                tried.current().equals(tried.base()) ? List.of(work.tip()) : List.of(tried.current(), work.tip());
        return candidates
                .carry(
                        work.release(),
                        new CandidateLines.Move(tried.commit(), tried.base(), tip),
                        others,
                        plan -> plan.stage(work.patch()))
                .map(carried -> new TriedPatch(
                        work,
                        tip,
                        tried.current().equals(tried.base()) ? tip : tried.current(),
                        carried,
                        tried.tests()));
    }

    private ScratchDatabase build(Story story, ProjectTree tree, PatchWork work) {
        ScratchDatabase database = states.get()
                .described(StateOfTree.tried(tree, tree.labelOf(work.release().version()), work.patch()));
        story.note(database.note());
        return database;
    }

    private CommitId record(Story story, PatchWork work, CommitId merged, List<CommitId> parents, Catalog catalog) {
        ReleasePlan plan = candidates.plan(merged, work.release()).stage(work.patch());
        TreeId files = git.commits().treeOf(merged);
        String message = "Merge patch %s into %s%n%nCloses #%d%n"
                .formatted(work.patch(), work.release().version(), work.patch().number())
                .replace("\r\n", "\n");
        List<FileChange> changes = new ArrayList<>(model.changes(story, merged, catalog));
        changes.addAll(new BootstrapScripts(git.commits().tree(merged))
                .copiesOf(work.patch(), work.release().version()));
        changes.add(new FileChange.Write(Layout.plan(plan.version()), plan.text()));
        return git.commits().commit(new CommitDraft(files, changes, parents, message));
    }

    /** On the release first; then what had to be brought in; then the patch. */
    private static List<CommitId> parents(CommitId base, CommitId current, PatchWork work) {
        List<CommitId> parents = new ArrayList<>(List.of(base));
        if (!current.equals(base)) {
            parents.add(current);
        }
        parents.add(work.tip());
        return parents;
    }
}
