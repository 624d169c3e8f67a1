package dev.hopdb.version;

import dev.hopdb.problem.HopException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was promoted: {@code 0.17.0-rc1}, {@code 0.17.0} or {@code 0.17.0-hotfix1}.
 *
 * <p>Ordered as databases receive them: 0.17.0-rc1, 0.17.0, 0.17.0-hotfix1, 0.17.1.
 */
public sealed interface Label extends Comparable<Label> {

    /** The version it belongs to. */
    Version version();

    /** Its place among those of its kind and version, counted from 1; 0 for a {@link Final}. */
    int number();

    /** Whether production databases receive it: a release candidate is only for staging. */
    default boolean isProduction() {
        return !(this instanceof Candidate);
    }

    /** As in the names of tags and snapshots. */
    String text();

    /** The {@code number}-th release candidate of a version. */
    record Candidate(Version version, int number) implements Label {
        @Override
        public String text() {
            return version + "-rc" + number;
        }
    }

    /** The version itself. */
    record Final(Version version) implements Label {
        @Override
        public int number() {
            return 0;
        }

        @Override
        public String text() {
            return version.toString();
        }
    }

    /** The {@code number}-th hotfix of a version in production. */
    record Hotfix(Version version, int number) implements Label {
        @Override
        public String text() {
            return version + "-hotfix" + number;
        }
    }

    static Label parse(String text) {
        Matcher form = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:-(rc|hotfix)([1-9]\\d{0,8}))?")
                .matcher(text);
        if (!form.matches()) {
            throw new HopException(
                    "'%s' is not the name of a release".formatted(text),
                    "a release is a version, a release candidate or a hotfix of one",
                    "write it like 0.17.0, 0.17.0-rc1 or 0.17.0-hotfix1");
        }
        Version version = Version.parse(form.group(1));
        if (form.group(2) == null) {
            return new Final(version);
        }
        int number = Integer.parseInt(form.group(3));
        return form.group(2).equals("rc") ? new Candidate(version, number) : new Hotfix(version, number);
    }

    @Override
    default int compareTo(Label other) {
        return Comparator.comparing(Label::version)
                .thenComparing(Label::rank)
                .thenComparing(Label::number)
                .compare(this, other);
    }

    private static int rank(Label label) {
        if (label instanceof Candidate) {
            return 0;
        }
        return label instanceof Final ? 1 : 2;
    }
}
