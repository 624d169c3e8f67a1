package dev.hopdb.command;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.bootstrap.BootstrapScripts;
import dev.hopdb.console.Console;
import dev.hopdb.database.Session;
import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Tree;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.BootstrapRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings a target the reference data of its releases that it has not received. */
public final class RunBootstraps {

    private final GitRepository git;
    private final BootstrapRun runner;
    private final Console console;

    public RunBootstraps(GitRepository git, BootstrapRun runner, Console console) {
        this.git = git;
        this.runner = runner;
        this.console = console;
    }

    /**
     * What is asked for.
     *
     * @param dryRun only says what would run, as of the last fetch
     * @param rerun the name of a copy under {@code bootstrap/} that runs whether it has run or not
     */
    public record Request(boolean dryRun, Optional<String> rerun) {}

    public BootstrapStanding run(TargetDatabase target, Request request) {
        return Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            if (!request.dryRun()) {
                git.origin().fetch();
            }
            Tree files = git.commits().tree(ProductionTree.tip(git));
            ProjectTree tree = new ProjectTree(files);
            History production = ProductionTree.released(git, tree);
            requireExisting(target);
            if (request.dryRun()) {
                try (Session session = target.server().open(target.database())) {
                    new TargetMark(target, tree.config().projectId()).check(session);
                    ReferenceData data = read(files, production, session);
                    return preview(target, data, data.toRun(request.rerun()));
                }
            }
            try (TargetSession at = TargetSession.open(target, tree.config().projectId())) {
                ReferenceData data = read(files, production, at.session());
                run(at, data, data.toRun(request.rerun()));
                return read(files, production, at.session()).document(target.name());
            }
        });
    }

    private static ReferenceData read(Tree files, History production, Session session) {
        if (!session.ledger().isInstalled()) {
            return ReferenceData.NONE;
        }
        var applied = PendingReleases.of(production, session).applied();
        Set<PatchId> patches = production.only(applied::contains).patches().stream()
                .map(patch -> patch.id())
                .collect(Collectors.toSet());
        List<BootstrapScript> scripts = new BootstrapScripts(files)
                .all().stream()
                        .filter(script -> patches.contains(script.name().patch()))
                        .toList();
        return new ReferenceData(scripts, session.ledger().bootstraps());
    }

    private BootstrapStanding preview(TargetDatabase target, ReferenceData data, List<BootstrapScript> toRun) {
        tellChanged(data, toRun);
        if (toRun.isEmpty()) {
            console.say("Would run nothing on %s: it has all its reference data".formatted(target.name()));
        } else {
            console.say("Would run on %s:".formatted(target.name()));
            toRun.forEach(script -> console.say("  %s   %s".formatted(script.name(), script.origin())));
            console.say("Nothing was changed. Next: mvn hop:bootstrap -Dhop.target=%s".formatted(target.name()));
        }
        return data.document(target.name());
    }

    private void run(TargetSession at, ReferenceData data, List<BootstrapScript> toRun) {
        String name = at.target().name();
        tellChanged(data, toRun);
        if (toRun.isEmpty()) {
            console.say("%s has all its reference data".formatted(name));
            return;
        }
        Story story = Story.begin(
                "Running reference data on %s".formatted(name), toRun.size(), Standing.TARGET_AS_IT_WAS, console);
        for (BootstrapScript script : toRun) {
            story.step("Run " + script.name(), () -> runner.run(at.session(), script));
            story.stands("The target has %s and all before it; the same command goes on from there."
                    .formatted(script.name()));
        }
        console.say("%s has all its reference data".formatted(name));
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
