package dev.hopdb.database.postgres;

import dev.hopdb.database.JavaScript;
import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.problem.HopException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** One script in Java on its way, on a thread of its own, in a transaction that it cannot end. */
final class JavaRun {

    private static final long GRACE_MILLIS = 2_000;

    private final PgConnection connection;
    private final ScriptStatement whole;
    private final JavaScript script;
    private final String maxLocks;
    private final GuardedConnection guard;
    private volatile @Nullable Throwable thrown;

    JavaRun(PgConnection connection, ScriptStatement whole, JavaScript script, String maxLocks) {
        this.connection = connection;
        this.whole = whole;
        this.script = script;
        this.maxLocks = maxLocks;
        this.guard = new GuardedConnection(connection);
    }

    void run() {
        Thread thread = new Thread(this::call, "hop-script");
        thread.setDaemon(true);
        thread.setContextClassLoader(script.type().getClassLoader());
        thread.start();
        boolean ended = waitFor(thread);
        guard.revoke();
        if (!ended) {
            end(thread);
            throw tooLong();
        }
        GuardedConnection.Refused refused = guard.refused();
        if (refused != null) {
            throw refusal(refused);
        }
        if (thrown != null) {
            throw failed(thrown);
        }
        if (connection.getQueryExecutor().getTransactionState() != TransactionState.OPEN) {
            throw wentOn();
        }
    }

    private void call() {
        try {
            Constructor<?> constructor = script.type().getDeclaredConstructor();
            constructor.setAccessible(true);
            Method run = script.type().getDeclaredMethod("run", Connection.class);
            run.setAccessible(true);
            run.invoke(constructor.newInstance(), guard.connection());
        } catch (InvocationTargetException e) {
            thrown = e.getCause() == null ? e : e.getCause();
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            thrown = e;
        }
    }

    private boolean waitFor(Thread thread) {
        try {
            thread.join(Math.max(1, script.limit().toMillis()));
            return !thread.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it waits for is cancelled; a loop that does not look up goes on until Maven ends, and can do nothing here. */
    private void end(Thread thread) {
        try {
            connection.cancelQuery();
            thread.interrupt();
            thread.join(GRACE_MILLIS);
        } catch (SQLException e) {
            // Then the connection is lost, and the transaction with it.
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HopException tooLong() {
        return new HopException(
                "%s did not end within %s".formatted(whole.file(), words()),
                "a script in Java is given up after that time, since it may never end",
                "mend %s, or give it longer: -Dhop.scriptTimeout=30m".formatted(whole.file()));
    }

    private String words() {
        return script.limit().toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }

    private HopException refusal(GuardedConnection.Refused refused) {
        return new HopException(
                "%s:%d touches the transaction: it %s".formatted(whole.file(), line(refused), refused.getMessage()),
                "the script and the row that says that it has run are one transaction, which hop begins and ends",
                "take that out of %s, then run the same command again".formatted(whole.file()));
    }

    private HopException wentOn() {
        return new HopException(
                "%s went on after a statement that failed".formatted(whole.file()),
                "the server gives a transaction up in which a statement has failed, whether that is caught or not",
                "in %s, set a savepoint before what may fail, and roll back to it".formatted(whole.file()));
    }

    private HopException failed(Throwable reason) {
        int line = line(reason);
        SQLException said = sqlException(reason);
        HopException failed;
        if (said != null && ServerRefusal.isLoss(said)) {
            return ServerRefusal.of(said, maxLocks);
        }
        if (said != null && ServerRefusal.isLackOfLocks(said)) {
            return new TooFewLocks(whole.file(), maxLocks, said);
        }
        String says = said == null ? reason.toString() : ServerRefusal.words(said);
        if (said != null && ScriptErrors.isPassing(said)) {
            failed = new LockTimedOut("%s:%d".formatted(whole.file(), line), source(line), says);
        } else {
            failed = new ScriptFailed(whole.file(), line, 1, source(line), says);
        }
        failed.addSuppressed(reason);
        return failed;
    }

    private static @Nullable SQLException sqlException(Throwable reason) {
        for (@Nullable Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return said;
            }
        }
        return null;
    }

    /** Where in the script it happened; 1 if not in it. */
    private int line(Throwable reason) {
        String name = script.type().getName();
        return Arrays.stream(reason.getStackTrace())
                .filter(frame -> frame.getClassName().equals(name)
                        || frame.getClassName().startsWith(name + "$"))
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(1);
    }

    private String source(int line) {
        List<String> lines = whole.script().text().lines().toList();
        return line <= lines.size() ? lines.get(line - 1).strip() : "";
    }
}
