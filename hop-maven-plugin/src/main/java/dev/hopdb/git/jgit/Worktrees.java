package dev.hopdb.git.jgit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/**
 * The other working trees of a repository.
 *
 * <p>JGit would move a branch under the feet of the one that has it checked out, or that is rebasing it.
 */
final class Worktrees {

    private final Path common;
    private final Path own;

    Worktrees(Repository git) {
        this.common = git.getCommonDirectory().toPath();
        this.own = git.getDirectory().toPath();
    }

    /** Whether another working tree stands on {@code branch}, or any rebases it. */
    boolean isBusyElsewhere(String branch) throws IOException {
        for (Path tree : all()) {
            boolean other = !Files.isSameFile(tree, own);
            if (other && says(tree.resolve("HEAD"), "ref: " + branch)) {
                return true;
            }
            if (says(tree.resolve("rebase-merge/head-name"), branch)
                    || says(tree.resolve("rebase-apply/head-name"), branch)
                    || says(tree.resolve("BISECT_START"), Repository.shortenRefName(branch))) {
                return true;
            }
        }
        return false;
    }

    private List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(List.of(common));
        Path linked = common.resolve("worktrees");
        if (Files.isDirectory(linked)) {
            try (Stream<Path> children = Files.list(linked)) {
                children.filter(Files::isDirectory).forEach(all::add);
            }
        }
        return all;
    }

    private static boolean says(Path file, String text) throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).strip().equals(text);
    }
}
