package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.rehearsal.CloneSource;
import dev.hopdb.rehearsal.Rehearsal;
import dev.hopdb.rehearsal.RehearsalClone;
import dev.hopdb.rehearsal.RehearsalTable;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.Decisions;
import dev.hopdb.upgrade.OnScratch;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.upgrade.StatementObserver;
import dev.hopdb.upgrade.Terms;
import dev.hopdb.version.Version;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs an upgrade on a clone of its target, and says what each statement did there. The target is only read. */
public final class RehearseUpgrade {

    private static final String GONE = "The target is as it was, and the clone is gone.";

    private final GitRepository git;
    private final Function<StatementObserver, ReleaseApplier> appliers;
    private final Function<CommitId, Ledger.Author> author;
    private final DumpPrograms programs;
    private final Console console;

    /** @param appliers one whose statements somebody looks at */
    public RehearseUpgrade(
            GitRepository git,
            Function<StatementObserver, ReleaseApplier> appliers,
            Function<CommitId, Ledger.Author> author,
            DumpPrograms programs,
            Console console) {
        this.git = git;
        this.appliers = appliers;
        this.author = author;
        this.programs = programs;
        this.console = console;
    }

    /**
     * What is asked for.
     *
     * @param last the last version to rehearse, with its hotfixes
     * @param terms of the upgrade that is rehearsed
     * @param largeTableBytes from which size a table is large
     * @param report is given the result, also that of an upgrade that fails
     */
    public record Request(
            Optional<Version> last, Terms terms, long largeTableBytes, Consumer<RehearsalResult> report) {}

    public void run(TargetDatabase target, Request request) {
        Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            git.origin().fetch();
            CommitId commit = ProductionTree.tip(git);
            ProjectTree tree = new ProjectTree(git.commits().tree(commit));
            PendingReleases pending = pending(target, tree, request);
            if (pending.missing().isEmpty()) {
                console.say("%s is up to date: %s; there is nothing to rehearse"
                        .formatted(target.name(), PendingReleases.last(pending.applied())));
            } else {
                Decisions.check(pending.missing(), request.terms());
                refuseServerWide(target, pending);
                rehearse(target, pending, new Rehearsing(tree.config(), author.apply(commit), request));
            }
            return target;
        });
    }

    /** What a rehearsal goes by. */
    private record Rehearsing(ProjectConfig config, Ledger.Author author, Request request) {}

    private PendingReleases pending(TargetDatabase target, ProjectTree tree, Request request) {
        History production = ProductionTree.released(git, tree);
        PendingReleases.all(production).upTo(request.last(), production);
        if (!target.exists()) {
            throw new HopException(
                    "There is no database %s to rehearse on".formatted(target.database()),
                    "a rehearsal shows what an upgrade does to the rows of a database that is there",
                    "mvn hop:upgrade -Dhop.target=%s".formatted(target.name()));
        }
        try (TargetSession at = TargetSession.open(target, tree.config().projectId())) {
            return PendingReleases.of(production, at.session()).upTo(request.last(), production);
        }
    }

    /** The clone stands on the server of its target: what changes more than the clone would change that. */
    private static void refuseServerWide(TargetDatabase target, PendingReleases pending) {
        OnScratch.firstServerWide(pending.missing()).ifPresent(statement -> {
            throw new HopException(
                    "%s cannot be rehearsed".formatted(statement),
                    "it would change the server of the target, and not only the clone\nin: %s"
                            .formatted(statement.firstLine()),
                    "see what an upgrade would run: mvn hop:upgrade -Dhop.target=%s -Dhop.dryRun"
                            .formatted(target.name()));
        });
    }

    private void rehearse(TargetDatabase target, PendingReleases pending, Rehearsing by) {
        ReleaseApplier checking = appliers.apply(StatementObserver.NONE);
        pending.missing().forEach(checking::check);
        CloneSource source = CloneSource.of(target.server(), target.database(), programs);
        Story story = Story.begin(
                "Rehearsing the upgrade of %s".formatted(target.name()),
                1 + pending.missing().size(),
                GONE,
                console);
        long start = System.nanoTime();
        story.tell(() -> {
            try (RehearsalClone clone = story.step("Clone the target", () -> {
                RehearsalClone made = RehearsalClone.of(
                        target.server(), target.database(), by.config().projectId(), source);
                story.note("from a " + source.word());
                if (!made.settingsLeftOut().isEmpty()) {
                    console.warn("The clone is without settings that the role may not give to it\n"
                            + String.join("\n", made.settingsLeftOut()));
                }
                return made;
            })) {
                long cloneMs = (System.nanoTime() - start) / 1_000_000;
                Rehearsal.Setting setting = new Rehearsal.Setting(
                        target.name(),
                        source.word(),
                        target.server().traits().version(),
                        by.config().unit().word(),
                        by.request().largeTableBytes(),
                        cloneMs);
                onClone(clone, story, pending, new Upgrading(by, setting));
            }
        });
        console.say("Nothing was changed on %s, and the clone is gone. Next: mvn hop:upgrade -Dhop.target=%s"
                .formatted(target.name(), target.name()));
    }

    /** One run of the upgrade. */
    private record Upgrading(Rehearsing by, Rehearsal.Setting setting) {}

    private void onClone(RehearsalClone clone, Story story, PendingReleases pending, Upgrading upgrading) {
        try (Rehearsal rehearsal = Rehearsal.on(clone, pending.missing())) {
            ReleaseApplier applier = appliers.apply(rehearsal.observer());
            try {
                for (Release release : pending.missing()) {
                    story.step(
                            "Apply release %s to the clone"
                                    .formatted(release.label().text()),
                            () -> applier.apply(
                                    rehearsal.session(),
                                    release,
                                    upgrading.by().config().unit(),
                                    upgrading.by().author(),
                                    upgrading.by().request().terms().rehearsed()));
                }
                tell(rehearsal.result(upgrading.setting(), ""), upgrading);
            } catch (HopException e) {
                tell(rehearsal.result(upgrading.setting(), e.problem() + "\n" + e.why()), upgrading);
                throw e instanceof ScriptFailed failed ? ofReleased(failed, upgrading.setting()) : e;
            }
        }
    }

    /** What is released cannot be mended any more; what it meets in the target can. */
    private static HopException ofReleased(ScriptFailed failure, Rehearsal.Setting setting) {
        return failure.with(
                "mend the data that it fails on in the target, then: mvn hop:upgrade -Dhop.target=%s -Dhop.rehearse"
                        .formatted(setting.target()));
    }

    private void tell(RehearsalResult result, Upgrading upgrading) {
        RehearsalTable.lines(result).forEach(console::say);
        upgrading.by().request().report().accept(result);
    }
}
