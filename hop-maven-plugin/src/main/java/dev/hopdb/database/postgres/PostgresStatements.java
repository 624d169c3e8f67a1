package dev.hopdb.database.postgres;

import dev.hopdb.database.JavaScript;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Statements;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Script;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** Sends each statement by itself, as psql does: so each has its own time, place and count of rows. */
final class PostgresStatements implements Statements {

    private static final String AFTERWARDS =
            SqlResource.text("after-script.sql") + SqlResource.text("own-settings.sql");

    private final PgConnection connection;
    private final Queries queries;
    private final Supplier<String> ownSettings;

    /** @param ownSettings that the session has beyond those of any session of hop's, as SQL */
    PostgresStatements(PgConnection connection, Queries queries, Supplier<String> ownSettings) {
        this.connection = connection;
        this.queries = queries;
        this.ownSettings = ownSettings;
    }

    @Override
    public void check(String file, Script script) {
        ScriptRules.checkInput(file, script);
    }

    @Override
    public void open(Duration limit) {
        // A PREPARE is not undone with its transaction: if this is another try, it is in the way.
        queries.run("RESET search_path; DEALLOCATE ALL;" + limiting(limit));
    }

    @Override
    public void restore(String settings) {
        queries.first(SqlResource.text("restore-settings.sql"), row -> row.getLong(1), settings);
    }

    @Override
    public void close(ScriptStatement last, Duration limit) {
        close(last, limiting(limit));
    }

    @Override
    public void next(ScriptStatement last, Duration limit) {
        close(last, "RESET search_path;" + limiting(limit));
    }

    private void close(ScriptStatement last, String andThen) {
        try {
            Queries.run(connection, AFTERWARDS + ownSettings.get() + andThen);
        } catch (SQLException e) {
            int index = last.number() - 1;
            throw errors(last)
                    .of(e, new ScriptErrors.Sent(index, last.statement().from(), new Completions()));
        }
    }

    @Override
    public void limitLockWaits(Duration limit) {
        if (!limit.isZero()) {
            queries.run(limiting(limit));
        }
    }

    @Override
    public void limitEachLockWait(Duration limit) {
        queries.run("SET lock_timeout = " + limit.toMillis());
    }

    @Override
    public void giveBack() {
        abandon();
        queries.inTransaction(() -> queries.run(AFTERWARDS + ownSettings.get()));
    }

    @Override
    public OptionalLong run(ScriptStatement statement) {
        refuseBackslashes(statement);
        boolean inTransaction = queries.isInTransaction();
        var sender = new ScriptSender(connection, statement.script());
        try {
            sender.send(statement.number() - 1, statement.number());
        } catch (SQLException e) {
            throw errors(statement).of(e, sender.sent());
        }
        if (inTransaction && connection.getQueryExecutor().getTransactionState() != TransactionState.OPEN) {
            throw endedTransaction(statement);
        }
        refuseBackslashes(statement);
        return sender.rowsChanged();
    }

    @Override
    public void run(ScriptStatement whole, JavaScript script) {
        new JavaRun(connection, whole, script, queries.maxLocks()).run();
    }

    @Override
    public void abandon() {
        if (connection.getQueryExecutor().getTransactionState() != TransactionState.IDLE) {
            queries.run("ROLLBACK");
        }
    }

    @Override
    public String settings() {
        return queries.first(SqlResource.text("script-settings.sql"), row -> row.getString(1))
                .orElseThrow();
    }

    @Override
    public void suspend() {
        queries.run(SqlResource.text("suspend-script.sql"));
    }

    /** Sent along with other statements: a round trip less. */
    private static String limiting(Duration limit) {
        return limit.isZero() ? "" : "SET LOCAL lock_timeout = " + limit.toMillis();
    }

    private ScriptErrors errors(ScriptStatement statement) {
        return new ScriptErrors(statement.file(), statement.script(), queries.maxLocks());
    }

    /** The driver is told of this setting whenever it changes, so that asking costs nothing. */
    private void refuseBackslashes(ScriptStatement statement) {
        if (!connection.getStandardConformingStrings()) {
            throw ScriptRules.backslashes(statement.file());
        }
    }

    private static HopException endedTransaction(ScriptStatement statement) {
        return new HopException(
                "%s ended the transaction that it ran in".formatted(statement),
                "hop writes down what was applied in the transaction that applies it\nin: %s"
                        .formatted(statement.firstLine()),
                "write BEGIN and COMMIT around it in %s".formatted(statement.file()));
    }
}
