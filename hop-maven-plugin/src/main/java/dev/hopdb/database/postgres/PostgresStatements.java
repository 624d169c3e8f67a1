package dev.hopdb.database.postgres;

import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Statements;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Place;
import dev.hopdb.sql.Script;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;

/** Sends each statement by itself, as psql does: so each has its own time, place and count of rows. */
final class PostgresStatements implements Statements {

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_NO_RESULTS
            | QueryExecutor.QUERY_NO_METADATA
            | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private static final String AFTERWARDS =
            SqlResource.text("after-script.sql") + SqlResource.text("own-settings.sql");

    /** A lock that was not to be had in time; a deadlock. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01");

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
    public void open() {
        // A PREPARE is not undone with its transaction: if this is another try, it is in the way.
        queries.run("RESET search_path; DEALLOCATE ALL");
    }

    @Override
    public void open(String settings) {
        queries.first(SqlResource.text("restore-settings.sql"), row -> row.getLong(1), settings);
    }

    @Override
    public void close(ScriptStatement last) {
        try {
            Queries.run(connection, AFTERWARDS + ownSettings.get());
        } catch (SQLException e) {
            throw failed(last, e);
        }
    }

    @Override
    public void limitLockWaits(Duration limit) {
        queries.run("SET LOCAL lock_timeout = " + limit.toMillis());
    }

    @Override
    public void waitForLocks() {
        queries.run("SET lock_timeout = 0");
    }

    @Override
    public OptionalLong run(ScriptStatement statement) {
        boolean inTransaction = queries.isInTransaction();
        Completions completions = new Completions();
        QueryExecutor executor = connection.getQueryExecutor();
        try {
            var query = connection.createQuery(statement.text(), false, false).query;
            executor.execute(query, null, completions, 0, 0, FLAGS);
        } catch (SQLException e) {
            throw failed(statement, e);
        }
        if (inTransaction && executor.getTransactionState() != TransactionState.OPEN) {
            throw endedTransaction(statement);
        }
        return completions.rowsChanged();
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

    private HopException failed(ScriptStatement statement, SQLException e) {
        if (ServerRefusal.isLackOfLocks(e)) {
            return new TooFewLocks(statement.file(), queries.maxLocks(), e);
        }
        if (ServerRefusal.isLoss(e)) {
            return ServerRefusal.of(e, queries.maxLocks());
        }
        Place place = place(statement, e);
        HopException failed = PASSING.contains(ServerRefusal.state(e))
                ? new LockTimedOut(statement.file() + ":" + place, statement.firstLine(), ServerRefusal.words(e))
                : new ScriptFailed(
                        statement.file(), place.line(), place.column(), statement.firstLine(), ServerRefusal.words(e));
        failed.addSuppressed(e);
        return failed;
    }

    /** Where the server says that it failed; else where the statement begins. */
    private static Place place(ScriptStatement statement, SQLException e) {
        int position = e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? server.getServerErrorMessage().getPosition()
                : 0;
        return position == 0
                ? statement.place()
                : statement
                        .script()
                        .place(statement
                                .script()
                                .text()
                                .offsetByCodePoints(statement.statement().start(), position - 1));
    }

    private static HopException endedTransaction(ScriptStatement statement) {
        return new HopException(
                "%s ended the transaction that it ran in".formatted(statement),
                "hop writes down what was applied in the transaction that applies it\nin: %s"
                        .formatted(statement.firstLine()),
                "write BEGIN and COMMIT around it in %s".formatted(statement.file()));
    }
}
