package dev.hopdb.bootstrap;

import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Version;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a copy under {@code bootstrap/}: {@code 3-7-roles-0.2.0.sql}. Ordered as databases receive them.
 *
 * @param number in the order of merges, counted from 1
 * @param version of the release that brings it
 * @param ending {@code sql} or {@code java}
 */
public record BootstrapName(int number, PatchId patch, Version version, String ending)
        implements Comparable<BootstrapName> {

    private static final Pattern FORM =
            Pattern.compile("([1-9]\\d{0,8})-(\\d{1,18}(?:-[a-z0-9]+)*)-(\\d+\\.\\d+\\.\\d+)\\.(sql|java)");

    private static final Comparator<BootstrapName> ORDER = Comparator.comparing(BootstrapName::version)
            .thenComparing(BootstrapName::number)
            .thenComparing(BootstrapName::text);

    /** Empty if hop gives no such name. */
    static Optional<BootstrapName> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new BootstrapName(
                        Integer.parseInt(form.group(1)),
                        PatchId.parse(form.group(2)),
                        Version.parse(form.group(3)),
                        form.group(4)))
                : Optional.empty();
    }

    public String text() {
        return "%d-%s-%s.%s".formatted(number, patch, version, ending);
    }

    @Override
    public int compareTo(BootstrapName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
