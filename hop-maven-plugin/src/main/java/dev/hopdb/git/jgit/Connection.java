package dev.hopdb.git.jgit;

import java.time.Clock;

/**
 * How a command reaches origin.
 *
 * @param offline whether nothing may be contacted
 * @param login of the server that settings.xml names for origin, if it names one
 * @param clock tells when commits are made
 */
public record Connection(boolean offline, LoginSource login, Clock clock) {

    /** Without a login of hop's own: Git's means only. */
    public static Connection online(Clock clock) {
        return new Connection(false, LoginSource.NONE, clock);
    }

    public static Connection offline(Clock clock) {
        return new Connection(true, LoginSource.NONE, clock);
    }
}
