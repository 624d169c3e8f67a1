package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.lock.Locks;
import dev.hopdb.problem.Counted;
import dev.hopdb.problem.HopException;
import dev.hopdb.settle.Settling;
import dev.hopdb.state.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Settles, then lists what is stale and what is wrong. */
public final class CheckProject {

    private final GitRepository git;
    private final Locks locks;
    private final Console console;
    private final Integration integration;
    private final ModelCheck model;

    public CheckProject(GitRepository git, Supplier<States> states, Locks locks, Console console) {
        this.git = git;
        this.locks = locks;
        this.console = console;
        this.integration = new Integration(git);
        this.model = new ModelCheck(git, states);
    }

    /**
     * How far to go.
     *
     * @param dryRun only says what settling would do, as of the last fetch
     * @param deleteStale deletes local branches of which origin has every commit
     * @param failOnProblem refuses if there is a problem
     */
    public record Options(boolean dryRun, boolean deleteStale, boolean failOnProblem) {}

    public void run(Options options) {
        Settling settling = new Settling(git, console);
        if (options.dryRun()) {
            settling.plan().forEach(line -> console.say("Would " + line));
        } else {
            settling.begin();
        }
        stale().forEach(branch -> tellStale(branch, options));
        locks.held(scopes()).forEach(line -> console.say("At work on " + line));
        List<String> problems = problems();
        if (!options.dryRun()) {
            problems.addAll(model.problems());
        }
        problems.forEach(console::warn);
        if (problems.isEmpty()) {
            console.say("No problem found. Next: mvn hop:status");
        } else if (options.failOnProblem()) {
            throw new HopException(
                    Counted.of(problems.size(), "problem") + " found",
                    String.join("\n", problems),
                    "mend them, then mvn hop:check -Dhop.failOnProblem");
        }
    }

    /** Local branches that have done their work: production contains them, and origin has no such branch any more. */
    private List<Branch> stale() {
        Optional<CommitId> production = git.origin().tip(new Branch.Production());
        return git.workspace().branches().stream()
                .filter(branch -> !(branch instanceof Branch.Production))
                .filter(branch -> git.origin().tip(branch).isEmpty())
                .filter(branch -> production.isPresent()
                        && git.commits()
                                .contains(
                                        production.get(),
                                        git.workspace().tip(branch).orElseThrow()))
                .toList();
    }

    private void tellStale(Branch branch, Options options) {
        if (!options.deleteStale() || options.dryRun()) {
            console.say("Stale: %s (mvn hop:check -Dhop.deleteStale deletes it)".formatted(branch.name()));
            return;
        }
        git.workspace().deleteIfContained(branch, integration.tip(new Branch.Production()));
        console.say(
                git.workspace().tip(branch).isEmpty()
                        ? "Deleted %s, all of which is in ho-prod".formatted(branch.name())
                        : "Stale, and not deleted, since it is checked out: %s".formatted(branch.name()));
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>(List.of(Locks.PRODUCTION));
        integration
                .openReleases()
                .forEach(release -> scopes.add(release.version().toString()));
        return scopes;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Branch branch : git.origin().branches()) {
            if (branch instanceof Branch.Production || branch instanceof Branch.OfRelease) {
                unreadable(branch).ifPresent(problems::add);
                ownCommits(branch).ifPresent(problems::add);
            }
        }
        if (git.origin().tip(new Branch.Production()).isEmpty()) {
            problems.add("origin has no branch ho-prod: mvn hop:init -Dhop.origin=<url>");
        }
        return problems;
    }

    /** Reading the history refuses plans and snapshots that make no sense, and released patches that were edited. */
    private Optional<String> unreadable(Branch branch) {
        try {
            ProjectTree tree = new ProjectTree(git.commits().tree(integration.tip(branch)));
            tree.config();
            tree.history();
            return Optional.empty();
        } catch (HopException e) {
            return Optional.of("%s: %s (%s)".formatted(branch.name(), e.problem(), e.fix()));
        }
    }

    private Optional<String> ownCommits(Branch branch) {
        Optional<CommitId> mine = git.workspace().tip(branch);
        return mine.isPresent() && !git.commits().contains(integration.tip(branch), mine.get())
                ? Optional.of(
                        "%s has commits that origin has not: git branch keep-%s %s && git checkout -B %s origin/%s"
                                .formatted(
                                        branch.name(), mine.get().brief(), branch.name(), branch.name(), branch.name()))
                : Optional.empty();
    }
}
