package dev.hopdb.maven;

import dev.hopdb.database.settings.GivenDatabase;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Repositories;
import dev.hopdb.git.Tree;
import dev.hopdb.git.jgit.Connection;
import dev.hopdb.git.jgit.GitClasses;
import dev.hopdb.git.jgit.JGitRepositories;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.git.jgit.Login;
import dev.hopdb.git.jgit.LoginSource;
import dev.hopdb.project.Layout;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.ProjectConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clone that a goal works in, and how it reaches origin. */
final class GitWiring implements AutoCloseable {

    private final HopMojo mojo;
    private final Clock clock;
    private @Nullable GitRepository repository;

    GitWiring(HopMojo mojo, Clock clock) {
        this.mojo = mojo;
        this.clock = clock;
    }

    /** The folder that holds {@code .hop/}. */
    Path home() {
        return Home.of(mojo.project, mojo.projects());
    }

    /** The clone of a project that is prepared: refused otherwise. */
    GitRepository repository() {
        if (repository == null) {
            HeadStart.with(GitClasses::load);
            repository = open(home(), config().map(ProjectConfig::refs).orElse(OwnRefs.HIDDEN));
        }
        return repository;
    }

    /** Empty where there are only files, as in the job of a CI server that was given no repository. */
    Optional<GitRepository> repositoryIfAny() {
        for (Path folder = home(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(repository());
            }
        }
        return Optional.empty();
    }

    /** As on disk: the tests of a project need neither branch nor repository. */
    Tree files() {
        return JGitRepository.filesBelow(home());
    }

    GitRepository open(Path home, OwnRefs own) {
        return JGitRepository.open(home, own, connection());
    }

    Repositories repositories() {
        return new JGitRepositories(connection());
    }

    /** As on disk: it decides where numbers and locks are, before anything is fetched. */
    Optional<ProjectConfig> config() {
        Path file = home().resolve(Layout.CONFIG);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(ProjectConfig.parse(Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
    }

    private Connection connection() {
        boolean offline = mojo.offline || mojo.session.isOffline();
        return new Connection(offline, login(), clock);
    }

    private LoginSource login() {
        if (mojo.gitServerId == null) {
            return LoginSource.NONE;
        }
        GivenDatabase server = new MavenServers(mojo.session.getSettings(), mojo.decrypter)
                .named("hop.git.serverId", mojo.gitServerId);
        return address ->
                server.password().map(password -> new Login(server.user().orElse(""), password.reveal()));
    }
}
