package dev.hopdb.git.jgit;

import dev.hopdb.git.FileChange;
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

    /** @return how many files were written or removed */
    int apply(List<FileChange> changes) throws IOException {
        for (FileChange change : changes) {
            Path file = home.resolve(change.path());
            if (change instanceof FileChange.Write write) {
                write(file, write.text());
            } else {
                remove(file);
            }
        }
        return changes.size();
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
