package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.lock.HeldLocks;
import dev.hopdb.lock.Locks;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.publication.Publication;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.story.Story;
import dev.hopdb.version.Label;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Opens a release: its branch, with an empty plan, one step after the last version in production. */
public final class CreateRelease {

    private final GitRepository git;
    private final Locks locks;
    private final Console console;
    private final Integration integration;
    private final LocalBranches local;

    public CreateRelease(GitRepository git, Locks locks, Console console) {
        this.git = git;
        this.locks = locks;
        this.console = console;
        this.integration = new Integration(git);
        this.local = new LocalBranches(git, console);
    }

    /**
     * @param level how far from the version that it counts from; asked for if empty
     * @param after an open release to count from instead of production
     */
    public void run(Optional<Level> level, Optional<Version> after) {
        Beginning beginning = new Beginning(git, console);
        Version from = beginning.check(() -> countFrom(after));
        Branch.OfRelease release = Story.check(beginning.standing(), () -> next(from, level));
        Story story = Story.begin(
                "Opening release %s after %s".formatted(release.version(), from), 1, beginning.standing(), console);
        story.tell(() -> {
            try (HeldLocks lock = locks.take("release-create", List.of(Locks.PRODUCTION))) {
                story.step("Publish its branch and its plan", () -> {
                    publish(lock, release, after, from);
                    story.note(release.name());
                    story.stands(Standing.published(release.name()));
                });
            }
            local.standOn(release, true);
        });
        local.say("mvn hop:patch-create -Dhop.patch=<id>");
    }

    private Branch.OfRelease next(Version from, Optional<Level> level) {
        Branch.OfRelease release = new Branch.OfRelease(from.next(level.orElseGet(() -> ask(from))));
        refuseOpen(release);
        return release;
    }

    /** Under the lock nobody promotes or opens a release, so what is read now holds until the publication. */
    private void publish(HeldLocks lock, Branch.OfRelease release, Optional<Version> after, Version from) {
        git.origin().fetch();
        Branch start = after.<Branch>map(Branch.OfRelease::new).orElseGet(Branch.Production::new);
        if (!countFrom(after).equals(from)) {
            throw new RefMoved(start);
        }
        refuseOpen(release);
        CommitId commit = open(release.version(), integration.tip(start));
        lock.publish(new Publication(git), List.of(new RefChange.Create(release, commit)));
    }

    private CommitId open(Version version, CommitId base) {
        FileChange plan = new FileChange.Write(
                Layout.plan(version), ReleasePlan.empty(version).text());
        return git.commits()
                .commit(new CommitDraft(
                        git.commits().treeOf(base), List.of(plan), List.of(base), "Open release " + version + "\n"));
    }

    private Version countFrom(Optional<Version> after) {
        if (after.isPresent()) {
            integration.tip(new Branch.OfRelease(after.get()));
            return after.get();
        }
        CommitId tip = integration.tip(new Branch.Production());
        return new ProjectTree(git.commits().tree(tip))
                .production()
                .map(Label::version)
                .orElse(Version.NONE);
    }

    private Level ask(Version from) {
        StringJoiner choices = new StringJoiner(", ");
        for (Level level : Level.values()) {
            choices.add("%s → %s".formatted(level.word(), from.next(level)));
        }
        return console.ask("Which level? " + choices)
                .map(Level::parse)
                .orElseThrow(() -> new HopException(
                        "hop.level is missing",
                        "the next release after %s is one of: %s".formatted(from, choices),
                        "mvn hop:release-create -Dhop.level=minor"));
    }

    private void refuseOpen(Branch.OfRelease release) {
        if (git.origin().tip(release).isPresent()) {
            throw new HopException(
                    "Release %s is open already".formatted(release.version()),
                    "there is one release of a version; this one is in preparation on %s".formatted(release.name()),
                    """
                    git checkout %s
                    or, to count from it: mvn hop:release-create -Dhop.level=patch -Dhop.after=%s""".formatted(release.name(), release.version()));
        }
    }
}
