package dev.hopdb.git.jgit;

import dev.hopdb.git.CommitId;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** What a project needs of Git before it is a hop project. */
public final class NewRepository {

    private NewRepository() {}

    /** The top of the repository that {@code folder} is in, if it is in one. */
    public static Optional<Path> topOf(Path folder) {
        UserSettings.use();
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(folder.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository git = builder.build()) {
            return git.isBare()
                    ? Optional.empty()
                    : Optional.of(git.getWorkTree().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes {@code folder} a repository, with {@code firstBranch} checked out and no commit yet. */
    public static void create(Path folder, String firstBranch) {
        UserSettings.use();
        try (Git made = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch(firstBranch)
                .call()) {
            made.getRepository();
        } catch (GitAPIException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /** The address of origin as Git keeps it, if the clone that {@code folder} is in has one. */
    public static Optional<String> origin(Path folder) {
        try (Repository git = Opening.of(folder.toAbsolutePath())) {
            return Optional.ofNullable(git.getConfig().getString("remote", RefNames.ORIGIN, "url"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes {@code address} the origin of the clone that {@code folder} is in. */
    public static void setOrigin(Path folder, String address) {
        try (Repository git = Opening.of(folder.toAbsolutePath())) {
            StoredConfig config = git.getConfig();
            config.setString("remote", RefNames.ORIGIN, "url", address);
            if (config.getString("remote", RefNames.ORIGIN, "fetch") == null) {
                config.setString("remote", RefNames.ORIGIN, "fetch", "+refs/heads/*:" + RefNames.BRANCHES + "*");
            }
            config.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds out whether origin takes {@code refs/hop/*}, by making a ref there and deleting it.
     *
     * @throws OriginUnreachable if it does not answer
     */
    public static OwnRefs refsThatOriginTakes(Path folder, Connection connection) {
        try (Repository git = Opening.of(folder.toAbsolutePath());
                Transports transports = new Transports(new Clone(git, "", new RefNames(OwnRefs.HIDDEN), connection))) {
            Clone clone = new Clone(git, "", new RefNames(OwnRefs.HIDDEN), connection);
            CommitId probe = new NewCommit(clone).note("hop asks whether this server takes refs/hop/*");
            return takes(new Push(clone, transports), Clone.id(probe)) ? OwnRefs.HIDDEN : OwnRefs.TAGS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takes(Push push, ObjectId probe) {
        String name = "refs/hop/probe/" + probe.name();
        try {
            PushAnswer made = push.send(List.of(new RefMove(name, ObjectId.zeroId(), probe)), false);
            return made.rejection().isEmpty()
                    && push.send(List.of(new RefMove(name, probe, ObjectId.zeroId())), false)
                            .rejection()
                            .isEmpty();
        } catch (NoAtomicPush e) {
            throw new IllegalStateException("an atomic push was not asked for", e);
        }
    }
}
