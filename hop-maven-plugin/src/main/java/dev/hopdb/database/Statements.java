package dev.hopdb.database;

import dev.hopdb.sql.Script;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a session runs scripts, statement by statement.
 *
 * <p>Between {@link #open} and {@link #close} the session is the script's: with the settings that the database has, and
 * those that the script makes.
 */
public interface Statements {

    /**
     * Refuses a script with something in it that no server understands. Sends nothing.
     *
     * @throws dev.hopdb.problem.HopException naming its place
     */
    void check(String file, Script script);

    /** The session becomes the script's; its waits for locks are {@link #limitLockWaits limited}. */
    void open(Duration limit);

    /** The script goes on with what it had {@link #settings set} in a session that is gone. */
    void restore(String settings);

    /**
     * Constraints become immediate; role, settings and temporary objects are reset: the next script starts afresh.
     *
     * @param last the statement to blame if a constraint is violated
     * @param limit of waits for locks in what follows in this transaction
     * @throws ScriptFailed naming that statement; the transaction is lost
     */
    void close(ScriptStatement last, Duration limit);

    /**
     * {@link #close} of one script and {@link #open} of the next, in one exchange.
     *
     * @param last of the script that ends
     * @throws ScriptFailed naming that statement; the transaction is lost
     */
    void next(ScriptStatement last, Duration limit);

    /** Waits for locks, from here to the end of the transaction that is open, are given up after this time; zero: never. */
    void limitLockWaits(Duration limit);

    /** The same outside of transactions, until the script is closed. */
    void limitEachLockWait(Duration limit);

    /**
     * After a failure: what the script has begun is rolled back, and the session is hop's own again, as it is after
     * {@link #close}.
     */
    void giveBack();

    /**
     * Sends a statement, and waits for its end.
     *
     * @return how many rows it changed, where it is one that changes rows
     * @throws LockTimedOut if it was given up; its transaction is lost
     * @throws ScriptFailed naming line, column and statement; its transaction is lost
     */
    OptionalLong run(ScriptStatement statement);

    /**
     * Runs a script in Java in the transaction that is open; the connection that it is given cannot end it.
     *
     * @param whole stands for the file
     * @throws LockTimedOut if one of its statements was given up; the transaction is lost
     * @throws ScriptFailed naming the line that failed; the transaction is lost
     * @throws dev.hopdb.problem.HopException if it wanted to end the transaction, or did not end in its time
     */
    void run(ScriptStatement whole, JavaScript script);

    /** Rolls back the transaction that a script has begun itself; does nothing if none is open. */
    void abandon();

    /** What the script has set so far: opaque, for {@link #restore(String)}. */
    String settings();

    /** Until the end of the transaction that is open, hop's own statements run as outside of scripts. */
    void suspend();
}
