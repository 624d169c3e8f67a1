package dev.hopdb.git.jgit;

import dev.hopdb.git.Tree;
import dev.hopdb.sql.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's files as they are on disk. A link is not followed, neither to a file nor to a folder: a commit holds where
 * it points, not what is there; and it could point anywhere.
 */
final class FolderTree implements Tree {

    private final Path home;

    FolderTree(Path home) {
        this.home = home;
    }

    @Override
    public Optional<String> text(String path) {
        Path file = home.resolve(path);
        try {
            return isFile(file) ? Optional.of(StrictText.of(path, Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<SqlText> script(String path) {
        Path file = home.resolve(path);
        try {
            return isFile(file) && StrictText.isLong(Files.size(file))
                    ? Optional.of(StrictText.abridged(path, from -> open(file, from)))
                    : text(path).map(SqlText::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> identity(String path) {
        return Optional.empty();
    }

    private static InputStream open(Path file, long from) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(from);
        return in;
    }

    @Override
    public List<String> list(String folder) {
        Path there = home.resolve(folder);
        if (!isInside(there) || !Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(there)) {
            return children.map(FolderTree::name).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFile(Path file) {
        return isInside(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether each folder on the way from the top is one of the project itself. */
    private boolean isInside(Path path) {
        Path relative = home.relativize(path);
        Path at = home;
        for (Path part : relative) {
            at = at.resolve(part);
            if (part.toString().equals("..") || Files.isSymbolicLink(at)) {
                return false;
            }
        }
        return true;
    }

    private static String name(Path child) {
        boolean folder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        return child.getFileName() + (folder ? "/" : "");
    }
}
