package dev.hopdb.git;

import java.util.regex.Pattern;

/**
 * Names a commit.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record CommitId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    public CommitId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a commit id: " + hex);
        }
    }

    /** As people write it. */
    public String brief() {
        return hex.substring(0, 7);
    }

    @Override
    public String toString() {
        return hex;
    }
}
