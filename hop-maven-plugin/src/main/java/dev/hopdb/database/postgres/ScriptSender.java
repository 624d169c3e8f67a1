package dev.hopdb.database.postgres;

import dev.hopdb.sql.CopyInput;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Source;
import dev.hopdb.sql.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;

/**
 * Sends the statements of a script: as many in one message as there are before the next {@code COPY … FROM stdin}, whose
 * data need an exchange of their own. A message is cut where it gets long, so that neither side has to hold it all.
 */
final class ScriptSender {

    /** In characters: enough that the exchanges do not count, little enough to be held several times. */
    private static final int LONGEST_MESSAGE = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_NO_RESULTS
            | QueryExecutor.QUERY_NO_METADATA
            | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private final PgConnection connection;
    private final Script script;
    private final List<Statement> statements;
    private ScriptErrors.Sent sent = ScriptErrors.Sent.NOTHING;
    private OptionalLong copied = OptionalLong.empty();

    ScriptSender(PgConnection connection, Script script) {
        this.connection = connection;
        this.script = script;
        this.statements = script.statements();
    }

    /** The last that went to the server. */
    ScriptErrors.Sent sent() {
        return sent;
    }

    /** By the last statement, where it is one that changes rows. */
    OptionalLong rowsChanged() {
        return copied.isPresent() ? copied : sent.completions().rowsChanged();
    }

    /** Sends the whole file, with what stands after its last statement: only the server knows what is wrong there. */
    void sendAll() throws SQLException {
        send(0, statements.size());
        int rest =
                statements.isEmpty() ? 0 : statements.get(statements.size() - 1).end();
        boolean isSent =
                !statements.isEmpty() && !statements.get(statements.size() - 1).readsInput();
        if (!isSent && !script.text().substring(rest).isBlank()) {
            message(statements.size(), rest, script.text().length());
        }
    }

    /** Sends the statements from the one with index {@code first} to before that with index {@code end}. */
    void send(int first, int end) throws SQLException {
        int at = first;
        while (at < end) {
            if (statements.get(at).readsInput()) {
                copy(at);
                at++;
            } else {
                int next = endOfMessage(at, end);
                int to = next == statements.size()
                        ? script.text().length()
                        : statements.get(next - 1).end();
                message(at, statements.get(at).from(), to);
                at = next;
            }
        }
    }

    private int endOfMessage(int first, int end) {
        int longest = statements.get(first).from() + LONGEST_MESSAGE;
        int next = first + 1;
        while (next < end
                && !statements.get(next).readsInput()
                && statements.get(next).end() <= longest) {
            next++;
        }
        return next;
    }

    private void message(int first, int from, int to) throws SQLException {
        var completions = new Completions();
        sent = new ScriptErrors.Sent(first, from, completions);
        copied = OptionalLong.empty();
        var query = connection.createQuery(script.text().substring(from, to), false, false).query;
        connection.getQueryExecutor().execute(query, null, completions, 0, 0, FLAGS);
    }

    private void copy(int index) throws SQLException {
        Statement statement = statements.get(index);
        sent = new ScriptErrors.Sent(index, statement.from(), new Completions());
        String sql = script.text().substring(statement.from(), statement.sqlEnd());
        try (InputStream data = data(statement.input().orElseThrow())) {
            copied = OptionalLong.of(connection.getCopyAPI().copyIn(sql, data, BUFFER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream data(CopyInput input) throws IOException {
        if (input.omission().isPresent()) {
            Source source = script.sql().leftOut().orElseThrow().source();
            return new OmittedData(source, input.omission().get());
        }
        return new ByteArrayInputStream(
                script.text().substring(input.from(), input.to()).getBytes(StandardCharsets.UTF_8));
    }
}
