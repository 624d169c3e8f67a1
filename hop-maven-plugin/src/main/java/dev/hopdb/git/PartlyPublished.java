package dev.hopdb.git;

import dev.hopdb.branch.Ref;
import dev.hopdb.problem.HopException;
import java.util.List;

/**
 * A server that cannot move refs all or none moved some, and refused another. The first one, which holds the record, is
 * among those that moved: the rest follows from it.
 */
public final class PartlyPublished extends HopException {

    private static final long serialVersionUID = 1L;

    public PartlyPublished(List<Ref> moved, Ref refused, String serverSays) {
        super(
                "Origin moved %s, and refused to move %s"
                        .formatted(
                                String.join(", ", moved.stream().map(Ref::name).toList()), refused.name()),
                "the server cannot move refs all or none; of the one it refused it says: %s".formatted(serverSays),
                "allow yourself to push %s in the settings of the server, then mvn hop:check completes the rest"
                        .formatted(refused.name()));
        leaves("Origin has a part of it; the next goal of anybody who may push completes it.");
    }
}
