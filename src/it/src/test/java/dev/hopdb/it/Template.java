package dev.hopdb.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is made once a run, when it is first asked for, and copied by every test that begins with it. */
final class Template {

    private final String name;
    private final Consumer<Path> making;
    private @Nullable Path made;

    Template(String name, Consumer<Path> making) {
        this.name = name;
        this.making = making;
    }

    synchronized Path folder() {
        if (made == null) {
            Path folder = fresh();
            making.accept(folder);
            made = folder;
        }
        return made;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fresh() {
        try {
            // outside of any repository: init would take that for the project's own
            Path folder = Files.createTempDirectory(name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
