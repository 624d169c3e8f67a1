package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ticket numbers that belong to a patch already: one number, one patch. */
final class TakenNumbers {

    private final GitRepository git;
    private final Integration integration;

    TakenNumbers(GitRepository git, Integration integration) {
        this.git = git;
        this.integration = integration;
    }

    /** Refuses the number of a patch that is anywhere on origin, whatever its words. */
    void refuseTaken(PatchId wanted) {
        for (Branch branch : git.origin().branches()) {
            patchesOf(branch).stream()
                    .filter(patch -> patch.number() == wanted.number())
                    .findFirst()
                    .ifPresent(patch -> {
                        throw taken(wanted, patch, branch);
                    });
        }
    }

    /**
     * Where the number points whose patch is nowhere: it was taken by a command that died on a server without atomic
     * pushes, or its patch was deleted by hand. It goes to whoever asks for the same patch again.
     */
    Optional<CommitId> abandoned(PatchId wanted) {
        Optional<CommitId> at = git.origin().ask(new Ref.Number(wanted.number()));
        if (at.isPresent()
                && !new ProjectTree(git.commits().tree(at.get())).patches().has(wanted)) {
            throw new HopException(
                    "Number %d is taken".formatted(wanted.number()),
                    "a patch of another name has it, and one number belongs to one patch for ever",
                    "mvn hop:patch-create -Dhop.patch=<another number>");
        }
        return at;
    }

    /** Whether a plan or a snapshot names the patch, or it was merged. */
    boolean isListed(PatchId wanted) {
        return git.origin().branches().stream()
                .filter(branch -> !(branch instanceof Branch.OfPatch))
                .anyMatch(branch -> patchesOf(branch).contains(wanted));
    }

    private List<PatchId> patchesOf(Branch branch) {
        List<PatchId> patches = new ArrayList<>();
        if (branch instanceof Branch.OfPatch of) {
            patches.add(of.patch());
        } else if (branch instanceof Branch.OfStaged of) {
            patches.add(of.patch());
        } else {
            ProjectTree tree = new ProjectTree(git.commits().tree(integration.tip(branch)));
            tree.plans().forEach(plan -> patches.addAll(plan.patches().keySet()));
            tree.snapshots().forEach(snapshot -> patches.addAll(snapshot.patches()));
        }
        return patches;
    }

    private static HopException taken(PatchId wanted, PatchId owner, Branch where) {
        return new HopException(
                "Number %d is taken by patch %s (on %s)".formatted(wanted.number(), owner, where.name()),
                "one number belongs to one patch, whatever the words after it",
                owner.equals(wanted) && where instanceof Branch.OfPatch
                        ? "git checkout ho-patch/%s".formatted(owner)
                        : "mvn hop:patch-create -Dhop.patch=<another number>");
    }
}
