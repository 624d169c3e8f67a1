package dev.hopdb.git.jgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each file that a move from one commit to another would write or delete, before any is.
 *
 * <p>A file may be written over only if it is as in the one commit or the other: then nothing that it holds is lost.
 * The other commit is allowed too, so that a move that was cut short can be made again. Ignored files count as well.
 */
final class FilesInTheWay {

    private static final int BEFORE = 0;
    private static final int AFTER = 1;
    private static final int INDEX = 2;
    private static final int DISK = 3;

    private final Repository git;
    private final DirCache index;
    private final Map<String, DirCacheEntry> alreadyThere = new HashMap<>();

    FilesInTheWay(Repository git, DirCache index) {
        this.git = git;
        this.index = index;
    }

    /** @return whether the move loses nothing; then the index knows the files that are in their new state already */
    boolean allow(@Nullable RevTree before, RevTree after) throws IOException {
        try (TreeWalk walk = walk(before, after)) {
            while (walk.next()) {
                if (!allows(walk)) {
                    return false;
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
        adopt();
        return true;
    }

    private TreeWalk walk(@Nullable RevTree before, RevTree after) throws IOException {
        TreeWalk walk = new NameConflictTreeWalk(git);
        if (before == null) {
            walk.addTree(new EmptyTreeIterator());
        } else {
            walk.addTree(before);
        }
        walk.addTree(after);
        walk.addTree(new DirCacheIterator(index));
        FileTreeIterator disk = new FileTreeIterator(git);
        disk.setDirCacheIterator(walk, INDEX);
        disk.setWalkIgnoredDirectories(true);
        walk.addTree(disk);
        walk.setFilter(new MovedOnly());
        return walk;
    }

    private boolean allows(TreeWalk walk) throws IOException {
        boolean folders = isNoFile(walk, BEFORE) && isNoFile(walk, AFTER);
        WorkingTreeIterator disk = walk.getTree(DISK, WorkingTreeIterator.class);
        if (folders) {
            return disk == null || FileMode.TREE.equals(walk.getRawMode(DISK));
        }
        return allowsIndex(walk) && (disk == null ? allowsAbsence(walk) : allowsFile(walk, disk));
    }

    private static boolean isNoFile(TreeWalk walk, int tree) {
        return walk.getRawMode(tree) == 0 || FileMode.TREE.equals(walk.getRawMode(tree));
    }

    private static boolean allowsIndex(TreeWalk walk) {
        DirCacheIterator staged = walk.getTree(INDEX, DirCacheIterator.class);
        boolean conflict = staged != null
                && staged.getDirCacheEntry() != null
                && staged.getDirCacheEntry().getStage() != DirCacheEntry.STAGE_0;
        return !conflict && (isSame(walk, INDEX, BEFORE) || isSame(walk, INDEX, AFTER));
    }

    /** Folders count as nothing: their files are looked at one by one. */
    private static boolean isSame(TreeWalk walk, int one, int other) {
        if (isNoFile(walk, one) || isNoFile(walk, other)) {
            return isNoFile(walk, one) && isNoFile(walk, other);
        }
        return walk.getRawMode(one) == walk.getRawMode(other) && walk.idEqual(one, other);
    }

    /** A file that the user deleted and both commits have is a change that is not committed. */
    private static boolean allowsAbsence(TreeWalk walk) {
        return isNoFile(walk, BEFORE) || isNoFile(walk, AFTER);
    }

    private boolean allowsFile(TreeWalk walk, WorkingTreeIterator disk) throws IOException {
        if (FileMode.TREE.equals(disk.getEntryRawMode())) {
            return isNoFile(walk, AFTER) || holdsOnlyTracked(walk.getPathString());
        }
        DirCacheIterator staged = walk.getTree(INDEX, DirCacheIterator.class);
        boolean asStaged = staged != null
                && staged.getDirCacheEntry() != null
                && !disk.isModified(staged.getDirCacheEntry(), true, walk.getObjectReader());
        if (asStaged) {
            return true;
        }
        ObjectId content = disk.getEntryObjectId();
        if (!isNoFile(walk, AFTER) && content.equals(walk.getObjectId(AFTER))) {
            DirCacheEntry entry = new DirCacheEntry(walk.getPathString());
            entry.setFileMode(walk.getFileMode(AFTER));
            entry.setObjectId(content);
            alreadyThere.put(walk.getPathString(), entry);
            return true;
        }
        return false;
    }

    private boolean holdsOnlyTracked(String folder) throws IOException {
        Path top = git.getWorkTree().toPath();
        try (Stream<Path> inside = Files.walk(top.resolve(folder))) {
            return inside.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> top.relativize(path).toString().replace('\\', '/'))
                    .allMatch(path -> index.getEntry(path) != null);
        }
    }

    private void adopt() {
        if (alreadyThere.isEmpty()) {
            return;
        }
        DirCacheBuilder builder = index.builder();
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            if (!alreadyThere.containsKey(entry.getPathString())) {
                builder.add(entry);
            }
        }
        alreadyThere.values().forEach(builder::add);
        builder.finish();
    }
}
