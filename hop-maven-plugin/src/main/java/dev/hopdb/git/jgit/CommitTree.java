package dev.hopdb.git.jgit;

import dev.hopdb.git.Tree;
import dev.hopdb.sql.SqlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The project's files as of a commit. Each folder is read once, so that ten thousand patches are not read squared. */
final class CommitTree implements Tree {

    private final Repository git;
    /** By path; what is in them by the raw form of its name, so that names which nobody asks for are not decoded. */
    private final Map<String, Map<String, TreeFolder.Item>> folders = new HashMap<>();

    private final String prefix;
    private final ObjectId root;

    CommitTree(Clone clone, ObjectId root) {
        this.git = clone.git();
        this.prefix = clone.prefix();
        this.root = root;
    }

    @Override
    public synchronized Optional<String> text(String path) {
        try (ObjectReader reader = git.newObjectReader()) {
            Optional<TreeFolder.Item> item = item(reader, prefix + path).filter(TreeFolder.Item::isFile);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(StrictText.of(
                    path, reader.open(item.get().id(), Constants.OBJ_BLOB).getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<SqlText> script(String path) {
        try (ObjectReader reader = git.newObjectReader()) {
            Optional<TreeFolder.Item> item = item(reader, prefix + path).filter(TreeFolder.Item::isFile);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            ObjectId id = item.get().id();
            ObjectLoader blob = reader.open(id, Constants.OBJ_BLOB);
            return Optional.of(
                    StrictText.isLong(blob.getSize())
                            ? StrictText.abridged(path, new BlobSource(git, id))
                            : SqlText.of(StrictText.of(path, blob.getBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized List<String> list(String folder) {
        try (ObjectReader reader = git.newObjectReader()) {
            return folder(reader, trimmed(prefix + folder)).values().stream()
                    .map(item -> item.isFolder() ? item.name() + "/" : item.name())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<String> identity(String path) {
        try (ObjectReader reader = git.newObjectReader()) {
            return item(reader, prefix + path)
                    .map(item -> item.mode() + " " + item.id().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<TreeFolder.Item> item(ObjectReader reader, String path) throws IOException {
        int slash = path.lastIndexOf('/');
        Map<String, TreeFolder.Item> siblings = folder(reader, slash < 0 ? "" : path.substring(0, slash));
        return Optional.ofNullable(siblings.get(TreeFolder.Item.raw(path.substring(slash + 1))));
    }

    private Map<String, TreeFolder.Item> folder(ObjectReader reader, String path) throws IOException {
        Map<String, TreeFolder.Item> known = folders.get(path);
        if (known != null) {
            return known;
        }
        Map<String, TreeFolder.Item> found = new HashMap<>();
        for (TreeFolder.Item item : read(reader, path).items()) {
            found.put(item.raw(), item);
        }
        folders.put(path, found);
        return found;
    }

    private TreeFolder read(ObjectReader reader, String path) throws IOException {
        if (path.isEmpty()) {
            return TreeFolder.read(reader, root);
        }
        Optional<TreeFolder.Item> folder = item(reader, path).filter(TreeFolder.Item::isFolder);
        return folder.isEmpty()
                ? TreeFolder.EMPTY
                : TreeFolder.read(reader, folder.get().id());
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
