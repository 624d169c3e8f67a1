package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the server as its binaries are published.
 *
 * @param text such as {@code 18.6.0}
 * @param major decides which data folder fits
 */
record PostgresVersion(String text, int major) {

    private static final Pattern FORM = Pattern.compile("(\\d{2})\\.\\d+(\\.\\d+)?");

    static final int OLDEST = 13;

    static PostgresVersion parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(1)) < OLDEST) {
            throw new HopException(
                    "'%s' is not a version of the embedded PostgreSQL".formatted(text),
                    "it is the version of the published binaries, and at least %d".formatted(OLDEST),
                    "write it like -Dhop.postgresVersion=18.6.0");
        }
        return new PostgresVersion(m.group(2) == null ? text + ".0" : text, Integer.parseInt(m.group(1)));
    }

    @Override
    public String toString() {
        return text;
    }
}
