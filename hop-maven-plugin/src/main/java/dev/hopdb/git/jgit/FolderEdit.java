package dev.hopdb.git.jgit;

import dev.hopdb.git.FileChange;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Writes files of hop's own into the working tree, each all or not at all. */
final class FolderEdit {

    private final Path home;

    FolderEdit(Path home) {
        this.home = home;
    }

    /** @throws HopException at the first file that cannot be written or removed; those before it are */
    void apply(List<FileChange> changes) {
        changes.forEach(this::apply);
    }

    private void apply(FileChange change) {
        Path file = home.resolve(change.path());
        try {
            if (change instanceof FileChange.Write write) {
                write(file, write.text());
            } else {
                remove(file);
            }
        } catch (IOException e) {
            throw refusal(change.path(), e);
        }
    }

    private HopException refusal(String path, IOException cause) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        return new HopException(
                "%s cannot be written: %s".formatted(path, cause.getClass().getSimpleName()),
                "something else is in its place, the folder is not yours to write, or the disk is full",
                "ls -ld \"%1$s\" \"%1$s/%2$s\"\nmend that, then run the same command again"
                        .formatted(home.resolve(folder), path.substring(folder.length() + 1)),
                cause);
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        // Not beside it: what a killed command leaves there would be an untracked file, and in the way of a merge.
        Path drafts = Files.createDirectories(home.resolve(Layout.LOCAL));
        Path draft = drafts.resolve("draft-" + file.getFileName());
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (Stream<Path> rest = Files.list(file.getParent())) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(file.getParent());
    }
}
