package dev.hopdb.git;

import dev.hopdb.branch.Ref;
import dev.hopdb.problem.HopException;

/** The server does not let a ref move (a protected branch, a hook, a read-only key); nothing was published. */
public final class RefRefused extends HopException {

    private static final long serialVersionUID = 1L;

    public RefRefused(Ref ref, String serverSays) {
        super(
                "Origin refused to move %s".formatted(ref.name()),
                "the server says: %s".formatted(serverSays.isBlank() ? "nothing" : serverSays.strip()),
                "allow yourself to push %s in the settings of the server, then run the same command again"
                        .formatted(ref.name()));
    }
}
