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

    private final boolean race;

    /**
     * @param serverSays of the ref that it refused
     * @param race whether it did so because somebody else had moved that one
     */
    public PartlyPublished(List<Ref> moved, Ref refused, String serverSays, boolean race) {
        super(
                "Origin moved %s, and refused to move %s"
                        .formatted(
                                String.join(", ", moved.stream().map(Ref::name).toList()), refused.name()),
                "the server cannot move refs all or none; of the one it refused it says: %s".formatted(serverSays),
                race
                        ? "mvn hop:status shows what origin has now"
                        : "allow yourself to push %s in the settings of the server".formatted(refused.name()));
        this.race = race;
    }

    /** Whether it may work when it is tried again from what origin has now. */
    public boolean isRace() {
        return race;
    }
}
