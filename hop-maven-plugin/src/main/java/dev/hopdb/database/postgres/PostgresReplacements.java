package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer.Renaming;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Replacements;
import dev.hopdb.problem.HopException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Databases copied and swapped through the connection for maintenance. */
final class PostgresReplacements implements Replacements {

    private final Maintenance maintenance;

    PostgresReplacements(Maintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Override
    public boolean standsOutsideOf(DatabaseName name) {
        return maintenance.queries().test("SELECT current_database() <> ?", name.text());
    }

    /** A session that was just closed is listed until the server has ended it. */
    @Override
    public List<ForeignSession> sessions(DatabaseName name) {
        Retry.soon(() -> sessions("other-sessions.sql", name).isEmpty());
        return sessions("other-sessions.sql", name);
    }

    @Override
    public void make(DatabaseName name, DatabaseName model, Optional<DatabaseName> template) {
        String like = maintenance
                .queries()
                .first(
                        SqlResource.text("database-like.sql"),
                        row -> template.map(original -> " TEMPLATE " + Identifier.quote(original))
                                        .orElse(row.getString(2))
                                + row.getString(1),
                        model.text())
                .orElseThrow();
        Retry.whileInUse(
                () -> maintenance.queries().run("CREATE DATABASE %s%s".formatted(Identifier.quote(name), like)));
    }

    @Override
    public List<ForeignSession> copy(DatabaseName original, DatabaseName copy, boolean stopSessions) {
        return ending(
                List.of(original),
                stopSessions,
                Retry::whileEnding,
                () -> maintenance
                        .queries()
                        .run("CREATE DATABASE %s TEMPLATE %s"
                                .formatted(Identifier.quote(copy), Identifier.quote(original))));
    }

    @Override
    public List<String> carryOver(DatabaseName from, DatabaseName to) {
        Queries queries = maintenance.queries();
        queries.list(SqlResource.text("carry-over.sql"), row -> row.getString(1), from.text(), to.text())
                .forEach(queries::run);
        record Setting(String statement, String shown) {}
        return queries
                .list(
                        SqlResource.text("carry-over-settings.sql"),
                        row -> new Setting(row.getString(1), row.getString(2)),
                        from.text(),
                        to.text(),
                        from.text())
                .stream()
                .filter(setting -> !isAllowed(queries, setting.statement()))
                .map(Setting::shown)
                .toList();
    }

    /** Runs it, unless another role would have to: in a transaction, with which ends what it sets for itself. */
    private static boolean isAllowed(Queries queries, String statement) {
        try {
            queries.inTransaction(() -> queries.run(statement));
            return true;
        } catch (HopException e) {
            if (!Retry.isNotAllowed(e)) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public List<ForeignSession> swap(
            DatabaseName current, DatabaseName aside, DatabaseName next, boolean stopSessions) {
        String statements = rename(new Renaming(current, aside)) + "; " + rename(new Renaming(next, current));
        return ending(List.of(current, next), stopSessions, Retry::whileEndingInTime, () -> {
            Queries queries = maintenance.queries();
            queries.inTransaction(() -> {
                // A renaming locks newcomers out, and waits for whoever came in before: better to begin again.
                queries.run("SET LOCAL statement_timeout = '%s'".formatted(stopSessions ? "1s" : "15s"));
                return queries.run(statements);
            });
        });
    }

    /** The server waits some seconds for sessions that are about to end; those that may be ended are, before each try. */
    private List<ForeignSession> ending(
            List<DatabaseName> databases, boolean stopSessions, Consumer<Supplier<Object>> patience, Runnable work) {
        if (!stopSessions) {
            work.run();
            return List.of();
        }
        Map<Integer, ForeignSession> ended = new LinkedHashMap<>();
        patience.accept(() -> {
            databases.forEach(database ->
                    sessions("end-other-sessions.sql", database).forEach(each -> ended.put(each.pid(), each)));
            work.run();
            return ended;
        });
        return List.copyOf(ended.values());
    }

    private List<ForeignSession> sessions(String resource, DatabaseName name) {
        return maintenance
                .queries()
                .list(
                        SqlResource.text(resource),
                        row -> new ForeignSession(row.getInt(1), row.getString(2), row.getString(3)),
                        name.text());
    }

    private static String rename(Renaming renaming) {
        return "ALTER DATABASE %s RENAME TO %s"
                .formatted(Identifier.quote(renaming.from()), Identifier.quote(renaming.to()));
    }
}
