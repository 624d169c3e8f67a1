package dev.hopdb.maven;

import dev.hopdb.project.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Tells a clone from any other, also from a copy of its folder: a random id, kept with the folder that it was made for.
 *
 * <p>The name of the machine has no part in it: it changes with the network, and the databases stay.
 */
final class WorkspaceId {

    private static final int LENGTH = 16;

    private WorkspaceId() {}

    /** One goal at a time looks at the file, and writes it where it must: those that begin together get the same id. */
    static String of(Path home) {
        try {
            Path real = home.toRealPath();
            Path file = real.resolve(Layout.LOCAL).resolve("workspace");
            Files.createDirectories(file.getParent());
            // a file lock belongs to the whole JVM, so its threads queue first
            synchronized (("hop " + file).intern()) {
                return locked(file, real);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String locked(Path file, Path real) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock();
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            if (!madeFor(real, text)) {
                text = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH) + " " + real + "\n";
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            }
            return text.substring(0, LENGTH);
        }
    }

    private static boolean madeFor(Path real, String text) {
        return text.length() > LENGTH && text.substring(LENGTH).strip().equals(real.toString());
    }
}
