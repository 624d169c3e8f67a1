package dev.hopdb.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Lets one thread of one process at a time through, by a lock on a file; a process that dies lets go.
 *
 * <p>File locks belong to the whole JVM, and closing any channel of a file frees them all. So the threads of one JVM
 * queue on a monitor first: an interned string, which is one object even between class loaders.
 */
final class Mutex {

    private Mutex() {}

    static <T> T hold(Path file, Supplier<T> work) {
        synchronized (monitor(file)) {
            try {
                Files.createDirectories(file.getParent());
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock();
                    return work.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The one object of this JVM that stands for {@code file}. */
    static Object monitor(Path file) {
        return ("hop " + file.toAbsolutePath().normalize()).intern();
    }
}
