package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk, which is looked for before it runs out half-way. */
final class Space {

    private static final long MEGABYTE = 1024L * 1024L;

    private Space() {}

    /** @param folder exists */
    static void require(long megabytes, Path folder) {
        long free = free(folder) / MEGABYTE;
        if (free < megabytes) {
            throw none(folder, "it needs %d MB, and %d MB are free".formatted(megabytes, free));
        }
    }

    static HopException none(Path folder, String detail) {
        return new HopException(
                "There is no space for the embedded PostgreSQL in %s".formatted(folder),
                detail,
                "make room there, or name a server: -Dhop.url=jdbc:postgresql://<host>:5432/<database>");
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
