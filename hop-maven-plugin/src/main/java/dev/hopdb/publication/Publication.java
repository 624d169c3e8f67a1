package dev.hopdb.publication;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.PartlyPublished;
import dev.hopdb.git.PublicationInDoubt;
import dev.hopdb.git.RefChange;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;

/**
 * Moves refs on origin, all or none, and knows afterwards which of the two happened.
 *
 * <p>If the connection is lost before the answer, origin is asked what it has. The first ref holds the record: where it
 * has not moved, nothing has. Where it has, the others have too, or follow now: a server that cannot move refs all or
 * none may have stopped between them, and somebody else's settling may have completed them meanwhile.
 */
public final class Publication {

    private final GitRepository git;

    public Publication(GitRepository git) {
        this.git = git;
    }

    /** @throws HopException of the port, if nothing moved, if only a part could, or if nobody can tell */
    public void publish(List<RefChange> changes) {
        try {
            git.origin().publish(changes);
        } catch (PublicationInDoubt doubt) {
            List<RefChange> missing = missing(changes, doubt);
            if (!missing.isEmpty() && missing.get(0).equals(changes.get(0))) {
                throw lost(doubt);
            }
            complete(missing);
        } catch (PartlyPublished partly) {
            if (!missing(changes, partly).isEmpty()) {
                throw partly;
            }
        }
    }

    private void complete(List<RefChange> missing) {
        try {
            git.origin().publish(missing);
        } catch (HopException e) {
            e.leaves("Origin has a part of it; the next goal of anybody who may push completes it.");
            throw e;
        }
    }

    /** Those of {@code changes} that origin does not have. */
    private List<RefChange> missing(List<RefChange> changes, HopException reason) {
        try {
            git.origin().fetch();
            return changes.stream().filter(change -> !hasArrived(change)).toList();
        } catch (OriginUnreachable stillAway) {
            reason.addSuppressed(stillAway);
            reason.leaves("What you have locally is as it was.");
            throw reason;
        }
    }

    private boolean hasArrived(RefChange change) {
        Ref ref = change.ref();
        Optional<CommitId> now =
                ref instanceof Ref.Number ? git.origin().ask(ref) : git.origin().tip(ref);
        if (change instanceof RefChange.Delete delete) {
            return !now.equals(Optional.of(delete.from()));
        }
        CommitId target = targetOf(change);
        return now.isPresent()
                && (now.get().equals(target)
                        || (ref instanceof Branch && git.commits().contains(now.get(), target)));
    }

    private static CommitId targetOf(RefChange change) {
        if (change instanceof RefChange.Create create) {
            return create.at();
        }
        return change instanceof RefChange.Advance advance ? advance.to() : ((RefChange.Replace) change).to();
    }

    private static HopException lost(PublicationInDoubt doubt) {
        return new HopException(
                "The connection to origin was lost while publishing",
                "origin was asked again, and has nothing of it",
                "run the same command again",
                doubt);
    }
}
