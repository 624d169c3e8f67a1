package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.console.Console;
import dev.hopdb.database.ConnectionLost;
import dev.hopdb.database.Session;
import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Tree;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.BootstrapRun;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.Terms;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings a target the reference data of its releases that it has not received. */
public final class RunBootstraps {

    private final GitRepository git;
    private final Means means;
    private final Console console;

    public RunBootstraps(GitRepository git, Means means, Console console) {
        this.git = git;
        this.means = means;
        this.console = console;
    }

    /**
     * What it works with.
     *
     * @param runners one that tells somebody what it does
     */
    public record Means(Function<Progress, BootstrapRun> runners, Function<TargetDatabase, Backups> backups) {}

    /**
     * What is asked for.
     *
     * @param dryRun only says what would run, as of the last fetch
     * @param rerun the name of a copy under {@code bootstrap/} that runs whether it has run or not
     * @param report is given what the target has then, also of a run that fails in the middle
     */
    public record Request(boolean dryRun, Optional<String> rerun, Terms terms, Consumer<BootstrapStanding> report) {}

    public void run(TargetDatabase target, Request request) {
        Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            if (!request.dryRun()) {
                git.origin().fetch();
            }
            Tree files = git.commits().tree(ProductionTree.tip(git));
            ProjectTree tree = new ProjectTree(files);
            Project project = new Project(files, tree.config().projectId(), ProductionTree.released(git, tree));
            requireExisting(target);
            if (request.dryRun()) {
                preview(target, project, request);
            } else {
                run(target, project, request);
            }
            return target;
        });
    }

    /** What the repository says. */
    private record Project(Tree files, String id, History production) {

        ReferenceData in(Session session) {
            return ReferenceData.of(files, production, session);
        }
    }

    private void preview(TargetDatabase target, Project project, Request request) {
        try (Session session = target.server().open(target.database())) {
            new TargetMark(target, project.id()).check(session);
            ReferenceData data = project.in(session);
            preview(target, data, data.toRun(request.rerun()));
            request.report().accept(data.document(target.name()));
        }
    }

    private void preview(TargetDatabase target, ReferenceData data, List<BootstrapScript> toRun) {
        tellChanged(data, toRun);
        if (toRun.isEmpty()) {
            console.say("Would run nothing on %s: it has all its reference data".formatted(target.name()));
        } else {
            console.say("Would run on %s:".formatted(target.name()));
            toRun.forEach(script -> console.say("  %s   %s".formatted(script.name(), script.origin())));
            console.say("Nothing was changed. Next: mvn hop:bootstrap -Dhop.target=%s".formatted(target.name()));
        }
    }

    private void run(TargetDatabase target, Project project, Request request) {
        try (TargetSession at = TargetSession.open(target, project.id())) {
            ReferenceData data = project.in(at.session());
            List<BootstrapScript> toRun = data.toRun(request.rerun());
            tellChanged(data, toRun);
            if (toRun.isEmpty()) {
                request.report().accept(data.document(target.name()));
            } else {
                run(at, data, toRun, request);
            }
            console.say("%s has all its reference data".formatted(target.name()));
        }
    }

    private void run(TargetSession at, ReferenceData before, List<BootstrapScript> toRun, Request request) {
        String name = at.target().name();
        BootstrapRun runner = means.runners().apply(new UpgradeProgress(console));
        toRun.forEach(script -> runner.check(at.session(), script));
        BackupStep backup = BackupStep.of(means.backups().apply(at.target()), at, before.next(), console);
        Story story = Story.begin(
                "Running reference data on %s".formatted(name),
                backup.steps() + toRun.size(),
                Standing.TARGET_AS_IT_WAS,
                console);
        ReferenceData data = before;
        try {
            story.tell(() -> backup.run(story));
            for (BootstrapScript script : toRun) {
                story.step("Run " + script.name(), () -> run(at, script, runner, request.terms()));
                data = data.with(script);
                story.stands("The target has %s and all before it; the same command goes on from there."
                        .formatted(script.name()));
            }
        } finally {
            request.report().accept(data.document(name));
        }
    }

    private static void run(TargetSession at, BootstrapScript script, BootstrapRun runner, Terms terms) {
        try {
            runner.run(at.session(), script, terms);
        } catch (ConnectionLost lost) {
            lost.leaves(
                    "Whether the target has received %s is not known.\nAsk it with mvn hop:bootstrap -Dhop.target=%s -Dhop.dryRun"
                            .formatted(script.name(), at.target().name()));
            throw lost;
        }
    }

    private void tellChanged(ReferenceData data, List<BootstrapScript> toRun) {
        data.changed().stream()
                .filter(script -> !toRun.contains(script))
                .forEach(script -> console.warn(
                        "%s was changed since it ran here, and does not run again unless you say so: -Dhop.rerun=%s"
                                .formatted(script.copy().name(), script.name())));
    }

    private static void requireExisting(TargetDatabase target) {
        if (!target.exists()) {
            throw new HopException(
                    "There is no database %s on the server of target %s".formatted(target.database(), target.name()),
                    "reference data go into a database that hop:upgrade has made something of",
                    "mvn hop:upgrade -Dhop.target=%s; or check the name".formatted(target.name()));
        }
    }
}
