package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What a file system refused, said in words where the user can do something about it. */
final class FileTrouble {

    private FileTrouble() {}

    /** @param folder is named where the file system names none */
    static RuntimeException inWords(UncheckedIOException e, Path folder) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        String file = cause instanceof FileSystemException where ? where.getFile() : null;
        Path place = file == null ? folder : Path.of(file);
        String says = String.valueOf(cause.getMessage());
        if (isFull(says)) {
            return Space.none(place, says);
        }
        if (cause instanceof AccessDeniedException || says.contains("Read-only file system")) {
            return new HopException(
                    "The embedded PostgreSQL may not write to %s".formatted(place),
                    "the file system says: %s".formatted(says),
                    "give that folder to the user who runs Maven, or name a server: "
                            + "-Dhop.url=jdbc:postgresql://<host>:5432/<database>",
                    e);
        }
        return e;
    }

    static boolean isFull(String says) {
        String text = says.toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded");
    }
}
