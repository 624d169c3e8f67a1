package dev.hopdb.state;

import dev.hopdb.database.DatabaseName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who owns which scratch database: one file for each, written before the database is made, and locked while somebody
 * works with it. A process that dies lets go of its locks, and the next command takes what nobody holds.
 */
final class ScratchFolder {

    /** What this JVM holds: opening such a file again, and closing it, would let go of its lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final String owner;

    /** @param systemId of the server that the databases are on */
    ScratchFolder(Path local, String systemId) {
        this.folder = local.toAbsolutePath().normalize().resolve("scratch");
        // A copied working folder brings these files along, but not the databases.
        this.owner = systemId + " " + folder;
    }

    /** Takes a name that nobody has had; nothing if a sweep came between the file and its lock. */
    Optional<Held> hold(DatabaseName name) {
        Path file = folder.resolve(name.text());
        HELD.add(file);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Held held = new Held(name, file, channel);
            if (channel.tryLock() == null || !Files.exists(file)) {
                held.release();
                return Optional.empty();
            }
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(held);
        } catch (IOException e) {
            HELD.remove(file);
            throw new UncheckedIOException(e);
        }
    }

    /** What was left by somebody who is gone; each is held now. */
    List<Held> abandoned() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(this::take).flatMap(Optional::stream).toList();
        } catch (NoSuchFileException nothingWasEverMade) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Held> take(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<Held> taken = Optional.empty();
        try {
            taken = lock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
        return taken;
    }

    private Optional<Held> lock(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
        if (channel.tryLock() != null && Files.exists(file)) {
            String written = read(channel);
            // Not written yet: its owner died before there was a database.
            if (written.equals(owner) || written.isEmpty()) {
                return Optional.of(new Held(new DatabaseName(file.getFileName().toString()), file, channel));
            }
        }
        channel.close();
        return Optional.empty();
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
        while (content.hasRemaining() && channel.read(content) >= 0) {
            // until all of it is there
        }
        return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
    }

    /** A scratch database's name, and the sole right to it. */
    record Held(DatabaseName name, Path file, FileChannel channel) {

        /** There is no such database any more. */
        void forget() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                release();
            }
        }

        /** Whatever is there is left to the next sweep. */
        void release() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
