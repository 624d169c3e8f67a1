package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.problem.HopException;

/** Where production is: origin's {@code ho-prod}; in a clone that has none, the local one. */
final class ProductionTree {

    private ProductionTree() {}

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
