package dev.hopdb.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those who use one server: each process holds a shared lock on one file, and counts its own users.
 *
 * <p>A process that is killed loses its lock, so the count is never wrong. All of it happens under the monitor of the
 * file: see {@link Mutex}.
 */
final class Users {

    private static final Map<Path, Users> OF_THIS_PROCESS = new HashMap<>();

    private final Path file;
    private final FileChannel channel;

    /** Null while another class loader of this JVM holds the lock: then it is for that one to stop the server. */
    private @Nullable FileLock lock;

    private int count;

    private Users(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Counts one more user; waits while the last one of another process is stopping the server. */
    static Users enter(Path lockFile) {
        Path file = lockFile.toAbsolutePath().normalize();
        synchronized (Mutex.monitor(file)) {
            Users users = known(file);
            if (users == null) {
                users = open(file);
                known(file, users);
            }
            if (users.lock == null) {
                users.lock = share(users.channel);
            }
            users.count++;
            return users;
        }
    }

    /** Counts one less, and runs {@code last} if nobody is left in any process. */
    void leave(Runnable last) {
        synchronized (Mutex.monitor(file)) {
            count--;
            if (count > 0 || lock == null) {
                return;
            }
            known(file, null);
            try (channel) {
                lock.release();
                if (channel.tryLock() != null) {
                    last.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Users open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new Users(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel stays open and known even in vain: closing it would free the lock of the other class loader. */
    private static @Nullable FileLock share(FileChannel channel) {
        try {
            return channel.lock(0, Long.MAX_VALUE, true);
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Users known(Path file) {
        synchronized (OF_THIS_PROCESS) {
            return OF_THIS_PROCESS.get(file);
        }
    }

    private static void known(Path file, @Nullable Users users) {
        synchronized (OF_THIS_PROCESS) {
            if (users == null) {
                OF_THIS_PROCESS.remove(file);
            } else {
                OF_THIS_PROCESS.put(file, users);
            }
        }
    }
}
