package dev.hopdb.git.jgit;

import java.util.List;
import java.util.Optional;

/**
 * What origin did with a push.
 *
 * @param taken the refs that moved
 * @param rejection why others did not, if any did not
 */
record PushAnswer(List<RefMove> taken, Optional<Rejection> rejection) {

    /**
     * The ref at fault.
     *
     * @param moved whether somebody else moved it, rather than the server minding
     * @param says the server's own words
     */
    record Rejection(RefMove move, boolean moved, String says) {}

    static PushAnswer rejected(RefMove move, boolean moved, String says) {
        return new PushAnswer(List.of(), Optional.of(new Rejection(move, moved, says)));
    }
}
