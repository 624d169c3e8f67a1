package dev.hopdb.database;

import java.util.List;

/**
 * What a session is doing, seen from beside.
 *
 * @param blockers whom it waits for
 * @param phase how far it is, where PostgreSQL tells: {@code building index: 40 %}; else empty
 */
public record Activity(List<Blocker> blockers, String phase) {

    public static final Activity UNKNOWN = new Activity(List.of(), "");

    public Activity {
        blockers = List.copyOf(blockers);
    }
}
