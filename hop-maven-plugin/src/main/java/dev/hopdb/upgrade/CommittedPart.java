package dev.hopdb.upgrade;

import dev.hopdb.problem.HopException;

/** Where a target stands when a release stops in the middle: its transactions that were committed hold. */
final class CommittedPart {

    private final Missing missing;
    private final Terms terms;
    private String upTo = "";
    private boolean partly;

    CommittedPart(Missing missing, Terms terms) {
        this.missing = missing;
        this.terms = terms;
        this.partly = missing.isBegun();
    }

    void add(Group group) {
        partly = true;
        for (Piece piece : group.pieces()) {
            if (piece instanceof Piece.OfStatement statement) {
                upTo = ", up to " + statement.id();
            }
        }
    }

    /** Where nothing of the release holds, its caller knows better what there is. */
    void tell(HopException refusal) {
        if (terms.isTarget() && partly) {
            refusal.leaves("The target has a part of %s%s; the same command goes on from there."
                    .formatted(missing.release().label().text(), upTo));
        }
    }
}
