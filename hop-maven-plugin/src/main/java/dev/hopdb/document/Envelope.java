package dev.hopdb.document;

import dev.hopdb.problem.HopException;

/** The one document that a goal writes: which goal, how it ended, and its result or its refusal. */
public sealed interface Envelope {

    /** Raised when a name in a document changes its meaning or goes. */
    int FORMAT = 1;

    /**
     * The goal did what it was asked for.
     *
     * @param format of this document
     * @param hop the version of the plugin
     * @param goal without its prefix, such as {@code upgrade}
     * @param outcome {@code done}
     * @param result empty for a goal that has nothing to tell
     */
    record Done(int format, String hop, String goal, String outcome, Document result) implements Envelope {}

    /**
     * The goal refused, and Maven fails.
     *
     * @param outcome {@code refused}
     * @param standing where that leaves the user; may be empty
     * @param result what was found or done until then; empty if that is nothing
     */
    record Refused(
            int format,
            String hop,
            String goal,
            String outcome,
            String problem,
            String why,
            String fix,
            String standing,
            Document result)
            implements Envelope {}

    static Envelope done(String hop, String goal, Document result) {
        return new Done(FORMAT, hop, goal, "done", result);
    }

    static Envelope refused(String hop, String goal, HopException refusal, Document result) {
        return new Refused(
                FORMAT,
                hop,
                goal,
                "refused",
                refusal.problem(),
                refusal.why(),
                refusal.fix(),
                refusal.standing(),
                result);
    }
}
