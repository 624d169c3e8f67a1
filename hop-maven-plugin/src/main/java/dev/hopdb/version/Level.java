package dev.hopdb.version;

import dev.hopdb.problem.HopException;
import java.util.Locale;

/** The distance between two releases, as typed by the user: {@code -Dhop.level=minor}. */
public enum Level {
    PATCH,
    MINOR,
    MAJOR;

    public static Level parse(String text) {
        for (Level level : values()) {
            if (level.word().equals(text)) {
                return level;
            }
        }
        throw new HopException(
                "'%s' is not a level".formatted(text),
                "a release is one patch, minor or major step after another",
                "mvn hop:release-create -Dhop.level=minor");
    }

    /** As typed by the user. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
