package dev.hopdb.state;

import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.version.Label;
import java.util.Optional;

/**
 * What a database is to be.
 *
 * @param base what is promoted and staged: kept once it is built
 * @param atHand what is being worked on and changes all the time: never kept
 * @param grouping how much of the replay is one transaction
 * @param cluster makes the roles that scripts name, before any of them; can be run again
 * @param production how much is one transaction in production, where that is to be shown: what is replayed as a whole is
 *     replayed so, even where more is left of a failure
 */
public record State(
        History base,
        Optional<AtHand> atHand,
        TransactionUnit grouping,
        Optional<PatchFile.Sql> cluster,
        Optional<TransactionUnit> production) {

    /** A patch in development, on top of its release. */
    public record AtHand(Label label, Patch patch) {}

    public State(History base, Optional<AtHand> atHand, TransactionUnit grouping) {
        this(base, atHand, grouping, Optional.empty());
    }

    public State(History base, Optional<AtHand> atHand, TransactionUnit grouping, Optional<PatchFile.Sql> cluster) {
        this(base, atHand, grouping, cluster, Optional.empty());
    }

    /** The same, to show what production will do. */
    public State asProofFor(TransactionUnit unit) {
        return new State(base, atHand, grouping, cluster, Optional.of(unit));
    }

    /** All of it. */
    History history() {
        return atHand.map(patch -> base.with(patch.label(), patch.patch())).orElse(base);
    }
}
