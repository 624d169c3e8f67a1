package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a validation runs, as the user typed it. */
record TestSettings(String timeoutText, String goalsText) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,6})(s|m|h)");

    Duration timeout() {
        Matcher form = FORM.matcher(timeoutText);
        if (!form.matches()) {
            throw new HopException(
                    "hop.testTimeout is '%s'".formatted(timeoutText),
                    "a duration is a number and a unit: s, m or h",
                    "write it like -Dhop.testTimeout=30m");
        }
        return Duration.parse("PT" + timeoutText.toUpperCase(Locale.ROOT));
    }

    /** The phase that a validation builds up to. */
    String phase() {
        return goalsText;
    }
}
