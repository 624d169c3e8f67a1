package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Files that a scratch checkout could not have as the user has them: refused before tests fail for want of them. */
final class UnsupportedFiles {

    private final boolean hasLfs;

    UnsupportedFiles(Repository git) {
        this.hasLfs = git.getConfig().getString("filter", "lfs", "smudge") != null;
    }

    void refuse(TreeWalk walk) {
        if (FileMode.GITLINK.equals(walk.getRawMode(0))) {
            throw submodule(walk.getPathString());
        }
        if (!hasLfs && !walk.isSubtree() && isLfs(walk)) {
            throw lfs(walk.getPathString());
        }
    }

    private static boolean isLfs(TreeWalk walk) {
        Attribute filter = walk.getAttributes().get("filter");
        return filter != null && "lfs".equals(filter.getValue());
    }

    private static HopException submodule(String path) {
        return new HopException(
                "%s is a submodule".formatted(path),
                "hop tests a commit in a folder of its own, and a submodule's files are not part of the commit",
                "use it as a dependency of the build instead: git rm " + ShellWord.of(path));
    }

    private static HopException lfs(String path) {
        return new HopException(
                "%s is kept in Git LFS, and Git LFS is not set up here".formatted(path),
                "tests would find a pointer in its place",
                "git lfs install");
    }
}
