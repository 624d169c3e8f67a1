package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.release.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The release whose turn it is: promotion goes in version order. Reads only. */
final class PromotableRelease {

    private final GitRepository git;
    private final Integration integration;

    PromotableRelease(GitRepository git) {
        this.git = git;
        this.integration = new Integration(git);
    }

    /** The smallest open release, with something staged in it. */
    Branch.OfRelease select() {
        List<Branch.OfRelease> open = integration.openReleases();
        if (open.isEmpty()) {
            throw new HopException(
                    "There is no open release to promote",
                    "a release is open from its creation until its promotion to production",
                    "mvn hop:release-create -Dhop.level=minor");
        }
        Branch.OfRelease smallest = open.get(0);
        refuseHigher(smallest);
        ReleasePlan plan = plan(smallest);
        if (plan.staged().isEmpty()) {
            throw new HopException(
                    "Nothing is staged in release %s".formatted(smallest.version()),
                    "a release is promoted with the patches that were merged into it, and there is none",
                    plan.candidates().isEmpty()
                            ? PatchChoice.create(smallest)
                            : PatchChoice.checkout(plan.candidates()) + "\nmvn hop:patch-merge");
        }
        return smallest;
    }

    void refuseCandidates(Branch.OfRelease release) {
        ReleasePlan plan = plan(release);
        if (!plan.candidates().isEmpty()) {
            throw new HopException(
                    "Release %s has patches in development: %s"
                            .formatted(
                                    release.version(),
                                    plan.candidates().stream()
                                            .map(PatchId::toString)
                                            .collect(Collectors.joining(", "))),
                    "production ends the release, and they would belong to none",
                    "git checkout ho-patch/%s\nmvn hop:patch-merge"
                            .formatted(plan.candidates().get(0)));
        }
    }

    /** Only one version may have a release candidate that is not in production yet. */
    void refuseOtherCandidate(Branch.OfRelease release) {
        for (Branch.OfRelease other : integration.openReleases()) {
            Optional<Snapshot> active = tree(other).candidate(other.version());
            if (!other.equals(release) && active.isPresent()) {
                throw new HopException(
                        "Active RC exists: %s".formatted(active.get().label().text()),
                        "staging holds one version at a time, and %s would take its place; it can go to production without one"
                                .formatted(release.version()),
                        "git checkout %s\nmvn hop:release-promote -Dhop.to=prod".formatted(release.name()));
            }
        }
    }

    private void refuseHigher(Branch.OfRelease smallest) {
        Optional<Branch> current = git.workspace().branch();
        if (current.isPresent()
                && current.get() instanceof Branch.OfRelease here
                && here.version().compareTo(smallest.version()) > 0) {
            throw new HopException(
                    "Release %s comes before %s".formatted(smallest.version(), here.version()),
                    "releases reach production in version order: what is in %s will be in %s too"
                            .formatted(smallest.version(), here.version()),
                    "git checkout %s\nmvn hop:release-promote -Dhop.to=prod".formatted(smallest.name()));
        }
    }

    private ReleasePlan plan(Branch.OfRelease release) {
        return tree(release).plan(release.version()).orElseGet(() -> ReleasePlan.empty(release.version()));
    }

    private ProjectTree tree(Branch.OfRelease release) {
        CommitId tip = integration.tip(release);
        return new ProjectTree(git.commits().tree(tip));
    }
}
