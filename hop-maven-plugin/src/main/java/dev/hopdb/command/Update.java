package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.database.Session;
import dev.hopdb.document.TargetStanding;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.release.History;
import dev.hopdb.version.Label;

/** Says what a target database has, and what is available for it. Reads only. */
public final class Update {

    private final GitRepository git;
    private final Console console;

    public Update(GitRepository git, Console console) {
        this.git = git;
        this.console = console;
    }

    public TargetStanding run(TargetDatabase target) {
        git.origin().fetch();
        ProjectTree tree = new ProjectTree(git.commits().tree(ProductionTree.tip(git)));
        History production = ProductionTree.released(git, tree);
        PendingReleases pending = pending(target, tree, production);
        console.say("%s has %s".formatted(target.name(), PendingReleases.last(pending.applied())));
        console.say("Available: " + PendingReleases.labels(pending.missing()));
        console.say(
                pending.missing().isEmpty()
                        ? "Nothing to do."
                        : "Next: mvn hop:upgrade -Dhop.target=%s".formatted(target.name()));
        return new TargetStanding(
                target.name(),
                pending.applied().stream().map(Label::text).toList(),
                pending.missing().stream()
                        .map(release -> release.label().text())
                        .toList());
    }

    private static PendingReleases pending(TargetDatabase target, ProjectTree tree, History production) {
        if (!target.exists()) {
            return PendingReleases.all(production);
        }
        try (Session session = target.server().open(target.database())) {
            new TargetMark(target, tree.config().projectId()).check(session);
            return PendingReleases.of(production, session);
        }
    }
}
