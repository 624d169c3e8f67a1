package dev.hopdb.database.postgres;

import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Script;
import java.sql.SQLException;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** One script on its way through the server, inside of a transaction that it must not end. */
final class ScriptRun {

    private static final String AFTERWARDS = SqlResource.text("after-script.sql")
            + SqlResource.text("own-settings.sql")
            + "SELECT coalesce(pg_current_xact_id_if_assigned()::text, '')";

    private final PgConnection connection;
    private final Queries queries;
    private final String name;
    private final Script script;
    private final ScriptSender sender;
    private final ScriptErrors errors;

    ScriptRun(PgConnection connection, Queries queries, PatchFile.Sql file) {
        this.connection = connection;
        this.queries = queries;
        this.name = file.name();
        this.script = Script.parse(file.sql());
        this.sender = new ScriptSender(connection, script);
        this.errors = new ScriptErrors(name, script, queries.maxLocks());
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
        refuseBackslashes();
        try {
            sender.sendAll();
        } catch (SQLException e) {
            throw errors.of(e, sender.sent());
        }
        if (connection.getQueryExecutor().getTransactionState() != TransactionState.OPEN) {
            throw endedTransaction();
        }
        refuseBackslashes();
    }

    /** Brings constraints, role and settings back, and tells which transaction this is. */
    private String afresh() {
        try {
            return Queries.run(connection, AFTERWARDS);
        } catch (SQLException e) {
            throw errors.of(e, sender.sent());
        }
    }

    /** The driver is told of this setting whenever it changes, so that asking costs nothing. */
    private void refuseBackslashes() {
        if (!connection.getStandardConformingStrings()) {
            throw ScriptRules.backslashes(name);
        }
    }

    private HopException endedTransaction() {
        return new HopException(
                "%s ended the transaction that it ran in".formatted(name),
                "hop writes down what was applied in the transaction that applies it, so the script must leave it open",
                "take COMMIT and ROLLBACK out of %s, also out of the procedures that it calls".formatted(name));
    }
}
