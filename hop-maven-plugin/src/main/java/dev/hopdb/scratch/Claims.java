package dev.hopdb.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Who works with which scratch thing: one file for each, written before the thing is made, and locked while somebody
 * works with it. A process that dies lets go of its locks, and the next command takes what nobody holds.
 */
public final class Claims {

    /** What this JVM holds: opening such a file again, and closing it, would let go of its lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Files that another plugin realm of this JVM holds: closing one would let go of its lock, too. */
    private static final Queue<FileChannel> HELD_IN_ANOTHER_REALM = new ConcurrentLinkedQueue<>();

    /** Who has the lock on a file. */
    private enum Lock {
        MINE,
        IN_ANOTHER_REALM,
        ELSEWHERE
    }

    private final Path folder;
    private final String owner;

    /**
     * @param folder of the files, in {@code .hop/local}
     * @param scope what the things are in, such as a server: a claim made for another scope is left alone
     */
    public Claims(Path folder, String scope) {
        this.folder = folder.toAbsolutePath().normalize();
        // A copied working folder brings these files along, but not what they stand for.
        this.owner = scope + " " + this.folder;
    }

    /** Takes a name that nobody has had; nothing if a sweep came between the file and its lock. */
    public Optional<Claim> make(String name) {
        Path file = folder.resolve(name);
        HELD.add(file);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Claim claim = new Claim(name, file, channel, HELD);
            Lock lock = lock(channel);
            if (lock == Lock.IN_ANOTHER_REALM) {
                return Optional.empty();
            }
            if (lock == Lock.ELSEWHERE || !Files.exists(file)) {
                claim.release();
                return Optional.empty();
            }
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(claim);
        } catch (IOException e) {
            HELD.remove(file);
            throw new UncheckedIOException(e);
        }
    }

    /** What was left by somebody who is gone; each is held now. */
    public List<Claim> abandoned() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(this::take).flatMap(Optional::stream).toList();
        } catch (NoSuchFileException nothingWasEverMade) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Claim> take(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        boolean keep = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Lock lock = lock(channel);
            boolean taken = lock == Lock.MINE && isLeftForUs(file, channel);
            keep = taken || lock == Lock.IN_ANOTHER_REALM;
            if (!keep) {
                channel.close();
            }
            return taken
                    ? Optional.of(new Claim(file.getFileName().toString(), file, channel, HELD))
                    : Optional.empty();
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!keep) {
                HELD.remove(file);
            }
        }
    }

    private static Lock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null ? Lock.ELSEWHERE : Lock.MINE;
        } catch (OverlappingFileLockException e) {
            HELD_IN_ANOTHER_REALM.add(channel);
            return Lock.IN_ANOTHER_REALM;
        }
    }

    private boolean isLeftForUs(Path file, FileChannel channel) throws IOException {
        String written = read(channel);
        // Not written yet: its owner died before it made anything.
        return Files.exists(file) && (written.equals(owner) || written.isEmpty());
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
        while (content.hasRemaining() && channel.read(content) >= 0) {
            // until all of it is there
        }
        return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
    }
}
