package dev.hopdb.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The name of a scratch thing, and the sole right to it. */
public final class Claim {

    private final String name;
    private final Path file;
    private final FileChannel channel;
    private final Set<Path> held;

    /** @param held what this JVM holds, this claim among it */
    Claim(String name, Path file, FileChannel channel, Set<Path> held) {
        this.name = name;
        this.file = file;
        this.channel = channel;
        this.held = held;
    }

    public String name() {
        return name;
    }

    /** There is no such thing any more. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release();
        }
    }

    /** Whatever is there is left to the next sweep. */
    public void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.remove(file);
        }
    }
}
