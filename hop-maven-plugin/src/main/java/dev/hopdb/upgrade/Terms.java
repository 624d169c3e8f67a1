package dev.hopdb.upgrade;

import java.time.Duration;
import java.util.List;

/**
 * How an upgrade behaves towards others who use the database, and what its operator has decided.
 *
 * @param lockTimeout after which a statement gives up waiting for a lock, so that others do not queue behind it; zero: never
 * @param lockWait for how long what was given up is tried again
 * @param resolutions what to do with statements that hop cannot decide about
 * @param command what to type to go on, without {@code hop.resolve}; empty where nobody types anything
 * @param isTarget whether others use the database, and what it receives stays
 */
public record Terms(
        Duration lockTimeout, Duration lockWait, List<Resolution> resolutions, String command, boolean isTarget) {

    /** A database that nobody else uses, in development. */
    public static final Terms ALONE = new Terms(Duration.ZERO, Duration.ZERO, List.of(), "", false);

    public Terms {
        resolutions = List.copyOf(resolutions);
    }

    /** Of a target. */
    public Terms(Duration lockTimeout, Duration lockWait, List<Resolution> resolutions, String command) {
        this(lockTimeout, lockWait, resolutions, command, true);
    }

    /** The same decisions, on a clone that nobody else uses. */
    public Terms rehearsed() {
        return new Terms(Duration.ZERO, Duration.ZERO, resolutions, command + " -Dhop.rehearse", false);
    }
}
