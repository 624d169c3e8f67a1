package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.Manifest;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;

/** Where production is: origin's {@code ho-prod}; in a clone that has none, the local one. */
final class ProductionTree {

    private ProductionTree() {}

    /** What production databases receive, held to what was promoted. */
    static History released(GitRepository git, ProjectTree tree) {
        return new Manifest(
                        tree,
                        label -> git.origin()
                                .tip(new Ref.Tag(label))
                                .map(tag -> git.commits().tree(tag)))
                .released(git.origin().tags());
    }

    static CommitId tip(GitRepository git) {
        Branch production = new Branch.Production();
        return git.origin()
                .tip(production)
                .or(() -> git.workspace().tip(production))
                .orElseThrow(() -> new HopException(
                        "This clone has no branch ho-prod",
                        "what a target receives is what ho-prod says, and it was never fetched",
                        "git fetch origin ho-prod:refs/remotes/origin/ho-prod"));
    }
}
