package dev.hopdb.database;

import dev.hopdb.problem.HopException;

/** The session is gone, and with it the answer to what was sent last: it may have been done. */
public final class ConnectionLost extends HopException {

    private static final long serialVersionUID = 1L;

    public ConnectionLost(String serverSays, Throwable cause) {
        super("The connection to the database was lost", serverSays, "run the same command again", cause);
    }
}
