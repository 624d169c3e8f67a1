package dev.hopdb.upgrade;

import dev.hopdb.database.StatementId;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator has decided about a statement.
 *
 * @param number counted from 1 in its file
 */
public record Resolution(PatchId patch, String file, int number, Answer answer, String reason) {

    private static final Pattern FORM = Pattern.compile("([^/,]+)/([^:]+):(\\d{1,9})=(done|again|skip)(?:,|$)");

    /** What shall become of it. */
    public enum Answer {
        /** Its effect is there. */
        DONE,
        /** It shall run, whatever is there of it. */
        AGAIN,
        /** It shall not run, and its effect is not wanted. */
        SKIP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * As typed: {@code 3-orders/20.sql:2=done}, more than one separated by commas.
     *
     * @throws HopException if it has another form, or no reason is given
     */
    public static List<Resolution> parse(String text, String reason) {
        List<Resolution> resolutions = new ArrayList<>();
        Matcher form = FORM.matcher(text);
        int end = 0;
        while (form.find() && form.start() == end) {
            resolutions.add(new Resolution(
                    PatchId.parse(form.group(1)),
                    form.group(2),
                    Integer.parseInt(form.group(3)),
                    Answer.valueOf(form.group(4).toUpperCase(Locale.ROOT)),
                    reason));
            end = form.end();
        }
        if (end != text.length() || resolutions.isEmpty()) {
            throw new HopException(
                    "'%s' does not say what to do with which statement".formatted(text),
                    "it has the form <patch>/<file>:<number of the statement>=done, =again or =skip",
                    "write it like -Dhop.resolve=3-orders/20.sql:2=done");
        }
        if (reason.isBlank()) {
            throw new HopException(
                    "hop.reason is missing",
                    "what people decide about statements is recorded in the target, with who and why",
                    "add -Dhop.reason=\"built by hand on Tuesday\" to the command");
        }
        return resolutions;
    }

    boolean isFor(StatementId statement) {
        return patch.equals(statement.patch()) && file.equals(statement.file()) && number == statement.number();
    }

    @Override
    public String toString() {
        return "%s/%s:%d=%s".formatted(patch, file, number, answer.word());
    }
}
