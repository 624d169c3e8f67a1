package dev.hopdb.patch;

import dev.hopdb.problem.HopException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a patch: a ticket number, then optionally words, such as {@code 7} or {@code 7-users}.
 *
 * @param number the ticket; one number belongs to one patch only
 * @param slug the words after the number, joined by dashes; may be empty
 */
public record PatchId(long number, String slug) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})((?:-[a-z0-9]+)*)");

    /** As typed by the user: leading zeros are dropped. */
    public static PatchId parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new HopException(
                    "'%s' is not the id of a patch".formatted(text),
                    "an id is a ticket number, then optionally a dash and words of a-z and 0-9 joined by dashes",
                    "write it like 7 or 7-users: mvn hop:patch-create -Dhop.patch=7-users");
        }
        String words = form.group(2);
        return new PatchId(Long.parseLong(form.group(1)), words.isEmpty() ? "" : words.substring(1));
    }

    @Override
    public String toString() {
        return slug.isEmpty() ? Long.toString(number) : number + "-" + slug;
    }
}
