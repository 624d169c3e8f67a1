package dev.hopdb.command;

import dev.hopdb.history.ProjectTree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.state.State;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;

/** The state of a database that a tree describes. */
final class StateOfTree {

    /** Development goes forward patch by patch, so that each one finds the state before it ready made. */
    private static final TransactionUnit STEP = TransactionUnit.PATCH;

    private StateOfTree() {}

    /** What is released and staged, then {@code patch} as a part of {@code label}. */
    static State with(ProjectTree tree, Label label, PatchId patch) {
        State.AtHand last = new State.AtHand(label, tree.patches().read(patch));
        return new State(tree.history(), Optional.of(last), STEP, tree.cluster());
    }

    /** The same, for a merge: whatever has to be replayed as a whole is replayed as production will. */
    static State tried(ProjectTree tree, Label label, PatchId patch) {
        return with(tree, label, patch).asProofFor(tree.config().unit());
    }

    /** What is released and staged, then the patches that the tree itself adds: on a patch branch, its own. */
    static State of(ProjectTree tree) {
        List<PatchId> atHand = tree.atHand();
        History base = tree.history();
        for (int i = 0; i < atHand.size() - 1; i++) {
            base = base.with(labelOf(tree, atHand.get(i)), tree.patches().read(atHand.get(i)));
        }
        if (atHand.isEmpty()) {
            return new State(base, Optional.empty(), STEP, tree.cluster());
        }
        PatchId last = atHand.get(atHand.size() - 1);
        return new State(
                base,
                Optional.of(new State.AtHand(labelOf(tree, last), tree.patches().read(last))),
                STEP,
                tree.cluster());
    }

    /** As production will get it: release by release, each in the transactions that an upgrade uses. */
    static State replayed(ProjectTree tree) {
        TransactionUnit unit = tree.config().unit();
        return new State(tree.history(), Optional.empty(), unit, tree.cluster()).asProofFor(unit);
    }

    private static Label labelOf(ProjectTree tree, PatchId patch) {
        return tree.labelOf(tree.planOf(patch).orElseThrow().version());
    }
}
