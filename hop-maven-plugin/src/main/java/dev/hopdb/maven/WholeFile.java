package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that the user has named for what a goal tells: nobody ever reads half of it. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes it, with the folders that it needs; another one of that name is replaced.
     *
     * @param property that names it
     * @throws HopException if it cannot be written
     */
    static void write(File file, String text, String property) {
        Path target = file.toPath().toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path draft = Files.createTempFile(target.getParent(), ".hop-", ".tmp");
            try {
                Files.writeString(draft, text, StandardCharsets.UTF_8);
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new HopException(
                    "%s cannot be written".formatted(target),
                    "the goal has done its work, and its result was to go there: %s".formatted(e),
                    "-D%s=<a file in a folder that you may write to>".formatted(property));
        }
    }
}
