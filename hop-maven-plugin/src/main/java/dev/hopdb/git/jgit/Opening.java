package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** Finds the repository that a folder is in, and refuses in words the kinds that hop cannot work in. */
final class Opening {

    private Opening() {}

    static Repository of(Path folder) throws IOException {
        UserSettings.use();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw notARepository(folder, null);
        }
        try {
            Repository git = builder.setMustExist(true).build();
            refuseWhatCannotWork(git, folder);
            return git;
        } catch (RepositoryNotFoundException e) {
            throw notARepository(folder, e);
        }
    }

    private static HopException notARepository(Path folder, @Nullable Throwable cause) {
        return new HopException(
                "%s is not in a Git repository".formatted(folder),
                "hop keeps patches and releases on Git branches",
                "git clone <your project>\nor, to start one: mvn hop:init",
                cause);
    }

    private static void refuseWhatCannotWork(Repository git, Path folder) throws IOException {
        Config config = git.getConfig();
        if (git.isBare()) {
            throw refused(
                    folder,
                    "is a bare repository",
                    "there are no files to work on in it",
                    "git clone " + ShellWord.of(folder));
        }
        if ("sha256".equalsIgnoreCase(config.getString("extensions", null, "objectFormat"))) {
            throw refused(
                    folder,
                    "is a SHA-256 repository",
                    "hop reads and writes SHA-1 repositories only",
                    "git init --object-format=sha1 <another folder>\nand move the project there");
        }
        if (config.getString("extensions", null, "partialClone") != null
                || config.getBoolean("remote", RefNames.ORIGIN, "promisor", false)) {
            throw refused(
                    folder,
                    "is a partial clone",
                    "hop merges without the network, so it needs all objects of the history it merges",
                    "git clone %s <another folder>\nwithout --filter; --depth is fine"
                            .formatted(ShellWord.of(originOf(config))));
        }
        if (isSparse(git)) {
            throw refused(
                    folder,
                    "is a sparse checkout",
                    "hop would write or miss files that are not checked out",
                    "git sparse-checkout disable");
        }
    }

    /** Git keeps that in a file for one working tree, which JGit does not read. */
    private static boolean isSparse(Repository git) throws IOException {
        try {
            File own = new File(git.getDirectory(), "config.worktree");
            FileBasedConfig ofThisTree = new FileBasedConfig(git.getConfig(), own, git.getFS());
            ofThisTree.load();
            return ofThisTree.getBoolean("core", "sparseCheckout", false);
        } catch (ConfigInvalidException e) {
            throw new IOException(e);
        }
    }

    private static String originOf(Config config) {
        String url = config.getString("remote", RefNames.ORIGIN, "url");
        return url == null ? "origin" : Address.shown(url);
    }

    private static HopException refused(Path folder, String is, String why, String fix) {
        return new HopException("%s %s".formatted(folder, is), why, fix);
    }
}
