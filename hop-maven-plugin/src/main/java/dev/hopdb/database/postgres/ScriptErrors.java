package dev.hopdb.database.postgres;

import dev.hopdb.database.LockTimedOut;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.TooFewLocks;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.CopyInput;
import dev.hopdb.sql.Place;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What went wrong with a script, at its place in the file. */
final class ScriptErrors {

    /** {@code COPY t, line 7, column a: "x"}, in whatever language the server speaks. */
    private static final Pattern LINE_OF_DATA = Pattern.compile("^COPY .+?, \\D*(\\d+)", Pattern.MULTILINE);

    private final String name;
    private final Script script;
    private final String maxLocks;

    ScriptErrors(String name, Script script, String maxLocks) {
        this.name = name;
        this.script = script;
        this.maxLocks = maxLocks;
    }

    /**
     * What is on its way when something fails.
     *
     * @param first the index of its first statement
     * @param from where its text begins in the script
     */
    record Sent(int first, int from, Completions completions) {

        static final Sent NOTHING = new Sent(0, 0, new Completions());
    }

    HopException of(SQLException e, Sent sent) {
        if (ServerRefusal.isLackOfLocks(e)) {
            return new TooFewLocks(name, maxLocks, e);
        }
        if (ServerRefusal.isLoss(e)) {
            return ServerRefusal.of(e, maxLocks);
        }
        int offset = offset(e, sent);
        Place place = lineOfData(e, offset).orElseGet(() -> script.place(offset));
        HopException failed = isPassing(e)
                ? new LockTimedOut(name + ":" + place, statementAt(offset), ServerRefusal.words(e))
                : new ScriptFailed(name, place.line(), place.column(), statementAt(offset), ServerRefusal.words(e));
        failed.addSuppressed(e);
        return failed;
    }

    /** A lock that was not to be had in time; a deadlock. */
    static boolean isPassing(SQLException e) {
        return ServerRefusal.state(e).equals("55P03") || ServerRefusal.state(e).equals("40P01");
    }

    /** Where the server says that it failed; else the start of the statement that it did not complete. */
    private int offset(SQLException e, Sent sent) {
        ServerErrorMessage said = said(e);
        int position = said == null ? 0 : said.getPosition();
        if (position > 0) {
            return script.text().offsetByCodePoints(sent.from(), position - 1);
        }
        int last = Math.min(
                sent.first() + sent.completions().count(), script.statements().size() - 1);
        return last < 0 ? 0 : script.statements().get(last).start();
    }

    /** The server counts the lines of the data from 1; one that it wants beyond the end is the last. */
    private Optional<Place> lineOfData(SQLException e, int offset) {
        ServerErrorMessage said = said(e);
        String where = said == null ? null : said.getWhere();
        Matcher line = LINE_OF_DATA.matcher(where == null ? "" : where);
        if (script.statements().isEmpty() || !line.find()) {
            return Optional.empty();
        }
        return script.statements()
                .get(script.indexAt(offset))
                .input()
                .map(input -> place(input, Integer.parseInt(line.group(1))));
    }

    private Place place(CopyInput input, int lineOfData) {
        int first = script.place(input.from()).line();
        int last = input.omission()
                .map(data -> first + data.lines())
                .orElseGet(() -> script.place(input.to()).line());
        return new Place(Math.min(first + lineOfData - 1, last), 1);
    }

    private String statementAt(int offset) {
        if (script.statements().isEmpty()) {
            return "";
        }
        Statement statement = script.statements().get(script.indexAt(offset));
        return script.firstLine(statement);
    }

    private static @Nullable ServerErrorMessage said(SQLException e) {
        return e instanceof PSQLException server ? server.getServerErrorMessage() : null;
    }
}
