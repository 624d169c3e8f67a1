package dev.hopdb.backup;

import dev.hopdb.problem.HopException;
import java.util.Locale;
import java.util.stream.Stream;

/** How the operator wants a target to be backed up: {@code hop.backup}. */
public enum BackupChoice {
    /** A dump where there is a pg_dump for the server, else a copy where one can be made. */
    AUTO,
    DUMP,
    COPY,
    NONE;

    public static BackupChoice parse(String text) {
        return Stream.of(values())
                .filter(choice -> choice.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new HopException(
                        "hop.backup is '%s'".formatted(text),
                        "a target is backed up as auto, dump or copy says, or with none not at all",
                        "one of: -Dhop.backup=auto, -Dhop.backup=dump, -Dhop.backup=copy, -Dhop.backup=none"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
