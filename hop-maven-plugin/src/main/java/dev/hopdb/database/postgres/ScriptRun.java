package dev.hopdb.database.postgres;

import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Place;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.sql.SQLException;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;

/** One script on its way through the server, inside of a transaction that it must not end. */
final class ScriptRun {

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_NO_RESULTS
            | QueryExecutor.QUERY_NO_METADATA
            | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private static final String AFTERWARDS = SqlResource.text("after-script.sql")
            + SqlResource.text("own-settings.sql")
            + "SELECT coalesce(pg_current_xact_id_if_assigned()::text, '')";

    private final PgConnection connection;
    private final Queries queries;
    private final String name;
    private final Script script;
    private final Completions completions = new Completions();

    ScriptRun(PgConnection connection, Queries queries, PatchFile.Sql file) {
        this.connection = connection;
        this.queries = queries;
        this.name = file.name();
        this.script = Script.parse(file.text());
    }

    void run() {
        ScriptRules.check(name, script);
        String transaction = queries.run("RESET search_path; SELECT pg_catalog.pg_current_xact_id()::text");
        send();
        if (!afresh().equals(transaction)) {
            throw endedTransaction();
        }
    }

    private void send() {
        QueryExecutor executor = connection.getQueryExecutor();
        try {
            var query = connection.createQuery(script.text(), false, false).query;
            executor.execute(query, null, completions, 0, 0, FLAGS);
        } catch (SQLException e) {
            throw failed(e);
        }
        if (executor.getTransactionState() != TransactionState.OPEN) {
            throw endedTransaction();
        }
    }

    /** Brings constraints, role and settings back, and tells which transaction this is. */
    private String afresh() {
        try {
            return Queries.run(connection, AFTERWARDS);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private HopException failed(SQLException e) {
        if (ServerRefusal.isLackOfLocks(e)) {
            return new TooFewLocks(name, queries.maxLocks(), e);
        }
        if (ServerRefusal.isLoss(e)) {
            return ServerRefusal.of(e, queries.maxLocks());
        }
        int offset = offset(e);
        Place place = script.place(offset);
        ScriptFailed failed =
                new ScriptFailed(name, place.line(), place.column(), statementAt(offset), ServerRefusal.words(e));
        failed.addSuppressed(e);
        return failed;
    }

    /** Where the server says that it failed; else the start of the statement that it did not complete. */
    private int offset(SQLException e) {
        int position = e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? server.getServerErrorMessage().getPosition()
                : 0;
        if (position > 0) {
            return script.text().offsetByCodePoints(0, position - 1);
        }
        int last = Math.min(completions.count(), script.statements().size() - 1);
        return last < 0 ? 0 : script.statements().get(last).start();
    }

    private String statementAt(int offset) {
        if (script.statements().isEmpty()) {
            return "";
        }
        Statement statement = script.statements().get(script.indexAt(offset));
        return script.firstLine(statement);
    }

    private HopException endedTransaction() {
        return new HopException(
                "%s ended the transaction that it ran in".formatted(name),
                "hop writes down what was applied in the transaction that applies it, so the script must leave it open",
                "take COMMIT and ROLLBACK out of %s, also out of the procedures that it calls".formatted(name));
    }
}
