package dev.hopdb.git.jgit;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheCheckout.CheckoutMetadata;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.CoreConfig.SymLinks;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;
import org.eclipse.jgit.util.SystemReader;

/**
 * Writes the files of a tree into an empty folder, as Git would: line ends, filters, links, executable files.
 *
 * <p>JGit's own checkout writes each file under another name first and renames it. Nobody looks at a scratch folder
 * meanwhile, so here each is written once.
 */
final class TreeExport {

    private final Repository git;
    private final Path top;
    private final WorkingTreeOptions options;

    /** @param git has the folder as its working tree */
    TreeExport(Repository git) {
        this.git = git;
        this.top = git.getWorkTree().toPath();
        this.options = git.getConfig().get(WorkingTreeOptions.KEY);
    }

    /** @return what was written, to compare with later */
    DirCache write(ObjectId tree) throws IOException {
        DirCache written = DirCache.newInCore();
        DirCacheBuilder builder = written.builder();
        UnsupportedFiles unsupported = new UnsupportedFiles(git);
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(tree);
            walk.setAttributesNodeProvider(git.createAttributesNodeProvider());
            walk.setOperationType(OperationType.CHECKOUT_OP);
            while (walk.next()) {
                SystemReader.getInstance().checkPath(walk.getPathString());
                unsupported.refuse(walk);
                if (walk.isSubtree()) {
                    Files.createDirectory(top.resolve(walk.getPathString()));
                    walk.enterSubtree();
                } else {
                    builder.add(write(walk));
                }
            }
        }
        builder.finish();
        return written;
    }

    private DirCacheEntry write(TreeWalk walk) throws IOException {
        Path file = top.resolve(walk.getPathString());
        ObjectLoader content = walk.getObjectReader().open(walk.getObjectId(0));
        if (FileMode.SYMLINK.equals(walk.getRawMode(0)) && options.getSymLinks() != SymLinks.FALSE) {
            String target = new String(content.getBytes(), StandardCharsets.UTF_8);
            git.getFS().createSymLink(file.toFile(), target);
        } else {
            writeFile(walk, content, file.toFile());
        }
        DirCacheEntry entry = new DirCacheEntry(walk.getPathString());
        entry.setFileMode(walk.getFileMode(0));
        entry.setObjectId(walk.getObjectId(0));
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        entry.setLength(attributes.size());
        entry.setLastModified(attributes.lastModifiedTime().toInstant());
        return entry;
    }

    private void writeFile(TreeWalk walk, ObjectLoader content, File file) throws IOException {
        EolStreamType lineEnds = walk.getEolStreamType(OperationType.CHECKOUT_OP);
        String filter = walk.getSmudgeCommand(0);
        OutputStream out = new FileOutputStream(file);
        if (lineEnds == EolStreamType.DIRECT && filter == null) {
            try (out) {
                content.copyTo(out);
            }
        } else {
            DirCacheCheckout.getContent(
                    git, walk.getPathString(), new CheckoutMetadata(lineEnds, filter), content, options, out);
        }
        if (FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0)) && git.getFS().supportsExecute()) {
            git.getFS().setExecute(file, true);
        }
    }
}
