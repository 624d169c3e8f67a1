package dev.hopdb.patch;

import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A SHA-256 hash that stands for the text it was made of.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new HopException(
                    "'%s' is not a SHA-256 hash".formatted(hex),
                    "a hash is 64 lower-case hexadecimal digits",
                    "restore the file that holds it from Git: git checkout origin/ho-prod -- .hop/releases");
        }
    }

    /** The hash of these parts; where one ends and the next begins counts. */
    public static Fingerprint of(List<String> parts) {
        var hashing = new Hashing();
        parts.forEach(hashing::add);
        return hashing.fingerprint();
    }

    /** Enough of it to tell states apart on a console. */
    public String brief() {
        return hex.substring(0, 6);
    }

    @Override
    public String toString() {
        return hex;
    }
}
