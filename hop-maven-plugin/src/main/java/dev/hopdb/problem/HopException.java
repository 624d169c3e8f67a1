package dev.hopdb.problem;

import org.jspecify.annotations.Nullable;

/**
 * A problem the user can act on: what happened, why hop refuses to go on, and what to do next.
 *
 * <p>Anything else (a bug, a full disk) stays an ordinary unchecked exception and keeps its stack trace.
 */
public class HopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String why;
    private final String fix;
    private String standing = "";
    private String besides = "";

    public HopException(String problem, String why, String fix) {
        this(problem, why, fix, null);
    }

    public HopException(String problem, String why, String fix, @Nullable Throwable cause) {
        super(problem, cause);
        this.problem = problem;
        this.why = why;
        this.fix = fix;
    }

    public final String problem() {
        return problem;
    }

    public final String why() {
        return why;
    }

    public final String fix() {
        return fix;
    }

    /** Where the refusal leaves the user; empty if nobody has said so. */
    public final String standing() {
        return standing;
    }

    /** Says where the refusal leaves the user, unless a story closer to it has said so already. */
    public final void leaves(String where) {
        if (standing.isEmpty()) {
            standing = where;
        }
    }

    /** What was said of where the user stands is a part of it: a story around it says the rest. */
    public final void leavesMore() {
        besides = standing;
        standing = "";
    }

    /** The three answers, and where the user stands: one per line, ready for the console. */
    public final String report() {
        String answers = """
                %s
                  Why: %s
                  Fix: %s""".formatted(problem, hanging(why), hanging(fix));
        String first = besides.isEmpty() ? answers : answers + "\n" + besides;
        return standing.isEmpty() ? first : first + "\n" + standing;
    }

    private static String hanging(String text) {
        return text.indent(7).strip();
    }
}
