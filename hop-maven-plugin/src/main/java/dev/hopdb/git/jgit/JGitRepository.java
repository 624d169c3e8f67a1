package dev.hopdb.git.jgit;

import dev.hopdb.git.Commits;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Origin;
import dev.hopdb.git.Workspace;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;

/** A clone on this machine, by JGit. */
public final class JGitRepository implements GitRepository {

    private final Repository git;
    private final Transports transports;
    private final Origin origin;
    private final Workspace workspace;
    private final Commits commits;

    private JGitRepository(Clone clone, Path home) {
        this.git = clone.git();
        this.transports = new Transports(clone);
        Ancestry ancestry = new Ancestry(clone, transports);
        this.origin = new JGitOrigin(clone, transports);
        this.workspace = new JGitWorkspace(clone, home);
        this.commits = new JGitCommits(clone, ancestry);
    }

    /**
     * Opens the clone that {@code home} is in, whatever {@code GIT_DIR} says.
     *
     * @param home the folder that holds {@code .hop/}
     * @param own where origin keeps numbers and locks
     * @throws dev.hopdb.problem.HopException if it is in none, or in one of a kind that hop cannot work in
     */
    public static GitRepository open(Path home, OwnRefs own, Connection connection) {
        try {
            Path real = home.toRealPath();
            Repository git = Opening.of(real);
            String below =
                    git.getWorkTree().toPath().toRealPath().relativize(real).toString();
            String prefix = below.isEmpty() ? "" : below.replace('\\', '/') + "/";
            return new JGitRepository(new Clone(git, prefix, new RefNames(own), connection), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public Commits commits() {
        return commits;
    }

    @Override
    public void close() {
        transports.close();
        git.close();
    }
}
