package dev.hopdb.sql;

import java.util.List;

/** What a statement does to others while it waits for its locks. */
public final class Waiting {

    private Waiting() {}

    /**
     * Whether a statement that cannot be in a transaction conflicts with no reader and no writer: all that is concurrent,
     * and a plain {@code VACUUM}. Behind others, such as {@code VACUUM FULL}, whole queues form.
     */
    public static boolean keepsNobodyOut(Script script, Statement statement) {
        List<String> words = FirstTokens.upperCase(script, statement);
        return words.contains("CONCURRENTLY") || (statement.opensWith("VACUUM") && !words.contains("FULL"));
    }
}
