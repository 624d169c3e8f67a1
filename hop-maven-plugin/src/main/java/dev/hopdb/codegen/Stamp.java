package dev.hopdb.codegen;

import dev.hopdb.patch.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file that remembers what classes were made of, and which, so that a build in which nothing changed reads neither.
 *
 * <p>As Git's index does, it believes the size and the time of a file only where the file was at rest when its content
 * was looked at: a file system may give two versions of one size the same time, up to two seconds apart. What was
 * written later than that, or has another time, is compared by its content.
 */
public final class Stamp {

    /** The first line says when. Another format of this file will have another mark. */
    private static final String MARK = "hop generate 2, ";

    /** No file system that Java programs are built on is coarser. */
    private static final long TICK = TimeUnit.SECONDS.toNanos(2);

    private final Path file;
    private final Path next;

    public Stamp(Path file) {
        this.file = file;
        this.next = file.resolveSibling(file.getFileName() + ".next");
    }

    /**
     * Whether {@code inputs} are those that {@code outputs} were made of, and these are untouched since. Where that took
     * reading, it is remembered for the next time.
     */
    public boolean fits(FileFacts inputs, FileFacts outputs) {
        String known = text(file);
        String[] parts = known.split("\n", 4);
        if (parts.length < 4 || !parts[0].startsWith(MARK)) {
            return false;
        }
        long believed = Long.parseLong(parts[0].substring(MARK.length())) - TICK;
        if (parts[3].equals(inputs.text() + outputs.text())
                && inputs.areOlderThan(believed)
                && outputs.areOlderThan(believed)) {
            return true;
        }
        Draft draft = begin(inputs);
        if (parts[1].equals(draft.madeOf().hex())
                && parts[2].equals(outputs.contents().hex())) {
            draft.complete(outputs);
            return true;
        }
        return false;
    }

    /** Before {@code inputs} are read by whoever makes the classes. */
    public Draft begin(FileFacts inputs) {
        try {
            Files.createDirectories(file.getParent());
            // The clock that counts is that of the file system.
            Files.write(next, new byte[0]);
            long now = Files.getLastModifiedTime(next).to(TimeUnit.NANOSECONDS);
            return new Draft(now, inputs, inputs.contents());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be remembered once the classes are there. Whatever is written in between is noticed the next time. */
    public final class Draft {

        private final long now;
        private final FileFacts inputs;
        private final Fingerprint madeOf;

        private Draft(long now, FileFacts inputs, Fingerprint madeOf) {
            this.now = now;
            this.inputs = inputs;
            this.madeOf = madeOf;
        }

        public void complete(FileFacts outputs) {
            try {
                String made = outputs.contents().hex();
                List<String> lines = List.of(MARK + now, madeOf.hex(), made, inputs.text() + outputs.text());
                Files.writeString(next, String.join("\n", lines));
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Fingerprint madeOf() {
            return madeOf;
        }
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException notReadable) {
            return "";
        }
    }
}
