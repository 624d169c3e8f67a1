package dev.hopdb.git.jgit;

import dev.hopdb.git.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A folder with the files of a commit, written as Git would write them; the index of the clone has no part in it. */
final class ScratchCheckout implements Checkout {

    private final Clone clone;
    private final Path top;
    private final DirCache written;

    private ScratchCheckout(Clone clone, Path top, DirCache written) {
        this.clone = clone;
        this.top = top;
        this.written = written;
    }

    static ScratchCheckout of(Clone clone, ObjectId tree, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        try (Repository scratch = repository(clone, real)) {
            return new ScratchCheckout(clone, real, new TreeExport(scratch).write(tree));
        }
    }

    /** The objects and settings of the clone, with other files. */
    private static Repository repository(Clone clone, Path top) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(clone.git().getCommonDirectory())
                .setWorkTree(top.toFile())
                .setIndexFile(top.resolve("no-index").toFile())
                .build();
    }

    @Override
    public Path top() {
        return top;
    }

    @Override
    public Path home() {
        return top.resolve(clone.prefix());
    }

    @Override
    public List<String> changed() {
        List<String> changed = new ArrayList<>();
        try (Repository scratch = repository(clone, top);
                TreeWalk walk = new TreeWalk(scratch)) {
            walk.addTree(new DirCacheIterator(written));
            FileTreeIterator files = new FileTreeIterator(scratch);
            files.setDirCacheIterator(walk, 0);
            files.setWalkIgnoredDirectories(true);
            walk.addTree(files);
            walk.setFilter(new TrackedOnly());
            walk.setRecursive(true);
            collect(walk, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(changed);
        return changed;
    }

    private static void collect(TreeWalk walk, List<String> changed) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        while (walk.next()) {
            DirCacheIterator before = walk.getTree(0, DirCacheIterator.class);
            FileTreeIterator now = walk.getTree(1, FileTreeIterator.class);
            if (before != null && (now == null || now.isModified(before.getDirCacheEntry(), true, reader))) {
                changed.add(walk.getPathString());
            }
        }
    }
}
