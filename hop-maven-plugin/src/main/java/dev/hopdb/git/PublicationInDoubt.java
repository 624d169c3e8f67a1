package dev.hopdb.git;

import dev.hopdb.problem.HopException;

/** The connection was lost after the publication was sent and before the answer: only origin knows. */
public final class PublicationInDoubt extends HopException {

    private static final long serialVersionUID = 1L;

    public PublicationInDoubt(Throwable cause) {
        super(
                "The connection to origin was lost while publishing",
                "the server may or may not have taken it, and does not answer when asked",
                "mvn hop:check",
                cause);
    }
}
