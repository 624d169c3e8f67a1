package dev.hopdb.publication;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.PublicationInDoubt;
import dev.hopdb.git.RefChange;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;

/**
 * Moves refs on origin, all or none, and knows afterwards which of the two happened.
 *
 * <p>If the connection is lost before the answer, origin is asked what it has: the refs moved together, so one of them
 * tells of all.
 */
public final class Publication {

    private final GitRepository git;

    public Publication(GitRepository git) {
        this.git = git;
    }

    /** @throws HopException of the port, if nothing moved, or if nobody can tell */
    public void publish(List<RefChange> changes) {
        try {
            git.origin().publish(changes);
        } catch (PublicationInDoubt doubt) {
            if (!hasArrived(changes.get(0), doubt)) {
                throw new HopException(
                        "The connection to origin was lost while publishing",
                        "origin was asked again, and has nothing of it",
                        "run the same command again",
                        doubt);
            }
        }
    }

    private boolean hasArrived(RefChange change, PublicationInDoubt doubt) {
        try {
            git.origin().fetch();
        } catch (OriginUnreachable stillAway) {
            doubt.addSuppressed(stillAway);
            doubt.leaves("What you have locally is as it was.");
            throw doubt;
        }
        Ref ref = change.ref();
        Optional<CommitId> now = git.origin().tip(ref);
        if (change instanceof RefChange.Delete) {
            return now.isEmpty();
        }
        CommitId target = targetOf(change);
        return now.map(tip -> git.commits().contains(tip, target)).orElse(false);
    }

    private static CommitId targetOf(RefChange change) {
        if (change instanceof RefChange.Create create) {
            return create.at();
        }
        return change instanceof RefChange.Advance advance ? advance.to() : ((RefChange.Replace) change).to();
    }
}
