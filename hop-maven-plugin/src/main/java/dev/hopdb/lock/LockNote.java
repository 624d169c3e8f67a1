package dev.hopdb.lock;

import dev.hopdb.problem.HopException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a lock says: who holds it, for which goal, until when. Text {@code key: value} a line. */
record LockNote(Holder holder, String goal, Instant since, Instant until, String nonce) {

    String text() {
        return """
                hop lock
                user: %s
                host: %s
                workspace: %s
                system: %s
                process: %d
                started: %d
                goal: %s
                since: %s
                until: %s
                nonce: %s
                """.formatted(
                        oneLine(holder.user()),
                        oneLine(holder.host()),
                        oneLine(holder.workspace()),
                        oneLine(holder.system()),
                        holder.process(),
                        holder.started(),
                        goal,
                        since,
                        until,
                        nonce);
    }

    static LockNote parse(String text) {
        Map<String, String> values = new TreeMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        try {
            Holder holder = new Holder(
                    value(values, "user"),
                    value(values, "host"),
                    value(values, "workspace"),
                    value(values, "system"),
                    Long.parseLong(value(values, "process")),
                    Long.parseLong(value(values, "started")));
            return new LockNote(
                    holder,
                    value(values, "goal"),
                    Instant.parse(value(values, "since")),
                    Instant.parse(value(values, "until")),
                    value(values, "nonce"));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw unreadable(e);
        }
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw unreadable(null);
        }
        return value;
    }

    private static HopException unreadable(@Nullable Throwable cause) {
        return new HopException(
                "A lock on origin cannot be read",
                "another version of hop, or a person, wrote a ref under hop/lock",
                """
                git ls-remote origin 'refs/hop/lock/*' 'refs/tags/hop/lock/*'
                git push origin --delete <ref>""",
                cause);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
