package dev.hopdb.git.jgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.util.SystemReader;

/** The part of opening a clone that is the same for all clones. */
public final class GitClasses {

    /** Loading each of them loads many more. */
    static final List<String> NAMES = List.of(
            "org.eclipse.jgit.internal.storage.file.FileRepository",
            "org.eclipse.jgit.internal.storage.file.ObjectDirectory",
            "org.eclipse.jgit.internal.storage.file.RefDirectory",
            "org.eclipse.jgit.internal.storage.file.WindowCache",
            "org.eclipse.jgit.transport.Transport",
            "org.eclipse.jgit.transport.UploadPack",
            "org.eclipse.jgit.transport.BasePackFetchConnection",
            "org.eclipse.jgit.revwalk.RevWalk",
            "org.eclipse.jgit.treewalk.TreeWalk");

    private GitClasses() {}

    /** Loads what reading a clone needs, with Git's settings of the machine, for which JGit runs a program. */
    public static void load() {
        UserSettings.use();
        try {
            SystemReader.getInstance().getUserConfig();
            for (String name : NAMES) {
                Class.forName(name);
            }
        } catch (ConfigInvalidException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
