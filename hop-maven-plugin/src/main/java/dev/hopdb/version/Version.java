package dev.hopdb.version;

import dev.hopdb.problem.HopException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version of the database, such as {@code 0.17.0}. Ordered as people expect. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})");

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** What the first release of a project counts from. */
    public static final Version NONE = new Version(0, 0, 0);

    public Version {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("negative part in " + major + "." + minor + "." + patch);
        }
    }

    public static Version parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new HopException(
                    "'%s' is not a version".formatted(text),
                    "a version is three numbers separated by dots, without leading zeros",
                    "write it like 0.17.0");
        }
        return new Version(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
    }

    public Version next(Level level) {
        return switch (level) {
            case MAJOR -> new Version(major + 1, 0, 0);
            case MINOR -> new Version(major, minor + 1, 0);
            case PATCH -> new Version(major, minor, patch + 1);
        };
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
