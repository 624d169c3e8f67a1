package dev.hopdb.validation;

import dev.hopdb.scratch.Claim;
import dev.hopdb.scratch.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder for one command, gone when it ends; what a command that died has left goes with the next one. */
public final class ScratchFolder implements AutoCloseable {

    private static final int NAME = 8;

    private final Path folder;
    private final Claim claim;

    private ScratchFolder(Path folder, Claim claim) {
        this.folder = folder;
        this.claim = claim;
    }

    /** Sweeps {@code parent}, then makes a name in it; the folder itself is made by whoever fills it. */
    public static ScratchFolder in(Path parent) {
        Claims claims = new Claims(parent.resolveSibling("claims"), "folders");
        claims.abandoned().forEach(gone -> new ScratchFolder(parent.resolve(gone.name()), gone).close());
        Optional<Claim> claim = Optional.empty();
        while (claim.isEmpty()) {
            claim = claims.make(UUID.randomUUID().toString().substring(0, NAME));
        }
        return new ScratchFolder(parent.resolve(claim.get().name()), claim.get());
    }

    public Path path() {
        return folder;
    }

    /** What cannot be deleted, since a test made it so or a program still reads it, is left to the next sweep. */
    @Override
    public void close() {
        try {
            delete();
            claim.forget();
        } catch (IOException | UncheckedIOException stillInUse) {
            claim.release();
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
