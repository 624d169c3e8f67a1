package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Version;
import java.util.Optional;
import java.util.function.Function;

/** Brings a target database, release by release, to what is in production. */
public final class Upgrade {

    private final GitRepository git;
    private final ReleaseApplier applier;
    private final Function<CommitId, Ledger.Author> author;
    private final Console console;

    /** @param author who applies the scripts of a commit, for the ledger */
    public Upgrade(
            GitRepository git, ReleaseApplier applier, Function<CommitId, Ledger.Author> author, Console console) {
        this.git = git;
        this.applier = applier;
        this.author = author;
        this.console = console;
    }

    /** Applies what is missing, up to {@code last} with its hotfixes. */
    public void run(TargetDatabase target, Optional<Version> last) {
        Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            upgrade(target, last);
            return target;
        });
    }

    private void upgrade(TargetDatabase target, Optional<Version> last) {
        git.origin().fetch();
        CommitId commit = ProductionTree.tip(git);
        ProjectTree tree = new ProjectTree(git.commits().tree(commit));
        History production = ProductionTree.released(git, tree);
        refuseUnknown(last, production);
        target.require();
        try (Session session = target.server().open(target.database())) {
            TargetMark mark = new TargetMark(target, tree.config().projectId());
            if (!session.tryLockTarget()) {
                throw inUse(target);
            }
            mark.check(session);
            PendingReleases pending = PendingReleases.of(production, session).upTo(last, production);
            apply(session, pending, new Applying(target, tree.config(), mark, commit));
        }
    }

    /** Before a target is made that would stay empty. */
    private static void refuseUnknown(Optional<Version> last, History production) {
        PendingReleases.all(production).upTo(last, production);
    }

    /** What an upgrade goes by. */
    private record Applying(TargetDatabase target, ProjectConfig config, TargetMark mark, CommitId commit) {}

    private void apply(Session session, PendingReleases pending, Applying applying) {
        String name = applying.target().name();
        if (pending.missing().isEmpty()) {
            console.say("%s is up to date: %s".formatted(name, PendingReleases.last(pending.applied())));
            return;
        }
        Story story =
                Story.begin("Upgrading %s".formatted(name), pending.missing().size(), standing(pending), console);
        applying.mark().write(session);
        Ledger.Author by = author.apply(applying.commit());
        for (Release release : pending.missing()) {
            story.step("Apply release " + release.label().text(), () -> {
                applier.apply(session, release, applying.config().unit(), by);
                story.note(
                        release.patches().size() == 1
                                ? "1 patch"
                                : release.patches().size() + " patches");
            });
            story.stands("The target has %s and all before it; the same command goes on from there."
                    .formatted(release.label().text()));
        }
        Release newest = pending.missing().get(pending.missing().size() - 1);
        console.say("%s has %s. Next: mvn hop:update -Dhop.target=%s"
                .formatted(name, newest.label().text(), name));
    }

    private static String standing(PendingReleases pending) {
        return pending.applied().isEmpty()
                ? "The target has received no release."
                : "The target has %s, as before.".formatted(PendingReleases.last(pending.applied()));
    }

    private static HopException inUse(TargetDatabase target) {
        return new HopException(
                "Another upgrade of %s is at work".formatted(target.name()),
                "it holds the lock of the target, which the server frees when its session ends",
                "run the same command again when it has ended");
    }
}
