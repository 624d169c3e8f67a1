package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users type them: {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private Durations() {}

    /** @throws HopException naming the property, if the text has another form */
    static Duration parse(String property, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new HopException(
                    "%s is '%s'".formatted(property, text),
                    "a duration is a number and a unit: ms, s, m or h",
                    "write it like -D%s=2s".formatted(property));
        }
        return form.group(2).equals("ms")
                ? Duration.ofMillis(Long.parseLong(form.group(1)))
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
