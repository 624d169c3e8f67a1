package dev.hopdb.database;

import java.time.Instant;
import java.util.Optional;

/**
 * A session that another one waits for.
 *
 * @param since when its statement began; empty where this role may not see that
 */
public record Blocker(ForeignSession session, Optional<Instant> since) {

    @Override
    public String toString() {
        return since.map(at -> "%s, at its statement since %s"
                        .formatted(session, at.toString().substring(11, 19) + "Z"))
                .orElseGet(session::toString);
    }
}
