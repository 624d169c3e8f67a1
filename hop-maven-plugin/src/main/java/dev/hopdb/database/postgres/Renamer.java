package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseServer.Renaming;
import dev.hopdb.database.ForeignSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renames databases that others may be connected to.
 *
 * <p>A renaming locks out newcomers, but waits five seconds for a session that came in just before it. So sessions are
 * ended and the databases renamed in one go, the wait is cut short, and the two are tried again together.
 */
final class Renamer {

    private final Queries queries;
    private final Map<Integer, ForeignSession> ended = new LinkedHashMap<>();

    Renamer(Queries queries) {
        this.queries = queries;
    }

    List<ForeignSession> rename(List<Renaming> renamings) {
        Retry.whileEndingInTime(() -> queries.inTransaction(() -> attempt(renamings)));
        return List.copyOf(ended.values());
    }

    private boolean attempt(List<Renaming> renamings) {
        queries.run("SET LOCAL statement_timeout = '1s'");
        renamings.forEach(renaming -> endSessions(renaming.from().text()));
        List<String> statements = new ArrayList<>();
        for (Renaming renaming : renamings) {
            statements.add("ALTER DATABASE %s RENAME TO %s"
                    .formatted(Identifier.quote(renaming.from()), Identifier.quote(renaming.to())));
        }
        queries.run(String.join("; ", statements));
        return true;
    }

    private void endSessions(String database) {
        queries
                .list(
                        SqlResource.text("end-sessions.sql"),
                        row -> new ForeignSession(row.getInt(1), row.getString(2), row.getString(3)),
                        database)
                .stream()
                .filter(session -> !session.application().equals(PostgresSession.APPLICATION))
                .forEach(session -> ended.put(session.pid(), session));
    }
}
