package dev.hopdb.command;

import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Tree;
import dev.hopdb.history.Model;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import java.util.List;
import java.util.function.Supplier;

/** Holds the model of the files checked out against a database made from their scripts. */
final class ModelCheck {

    private final GitRepository git;
    private final Supplier<States> states;

    ModelCheck(GitRepository git, Supplier<States> states) {
        this.git = git;
        this.states = states;
    }

    /** A line for each file that is not what the database says; a project without scripts and model needs no database. */
    List<String> problems() {
        Tree files = git.workspace().files();
        try {
            State state = StateOfTree.of(new ProjectTree(files));
            if (state.base().releases().isEmpty()
                    && state.atHand().isEmpty()
                    && new Model(files).files().isEmpty()) {
                return List.of();
            }
            try (ScratchDatabase database = states.get().scratch(state)) {
                return new Model(files)
                        .changesTo(database.catalog()).stream()
                                .map(ModelCheck::problem)
                                .toList();
            }
        } catch (HopException e) {
            return List.of("the model cannot be compared with the database: %s (%s)".formatted(e.problem(), e.fix()));
        }
    }

    private static String problem(FileChange change) {
        return "%s %s: on the patch branch, mvn hop:patch-apply writes the model anew"
                .formatted(
                        change.path(),
                        change instanceof FileChange.Write
                                ? "is not what the scripts make"
                                : "describes what the scripts do not make");
    }
}
