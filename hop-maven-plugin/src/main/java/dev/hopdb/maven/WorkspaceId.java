package dev.hopdb.maven;

import dev.hopdb.project.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
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

    static String of(Path home) {
        Path file = home.resolve(Layout.LOCAL).resolve("workspace");
        try {
            Path real = home.toRealPath();
            if (Files.exists(file) && !madeFor(real, file)) {
                Files.delete(file);
            }
            if (!Files.exists(file)) {
                write(file, real);
            }
            return Files.readString(file).substring(0, LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean madeFor(Path real, Path file) throws IOException {
        String text = Files.readString(file);
        return text.length() > LENGTH && text.substring(LENGTH).strip().equals(real.toString());
    }

    private static void write(Path file, Path real) throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
        Files.createDirectories(file.getParent());
        try {
            Files.writeString(file, id + " " + real + "\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException anotherGoalWasFirst) {
            return;
        }
    }
}
