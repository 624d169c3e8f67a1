package dev.hopdb.git.jgit;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.OriginTraits;
import dev.hopdb.git.Repositories;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/** Repositories that are not hop projects yet, by JGit. */
public final class JGitRepositories implements Repositories {

    private final Connection connection;

    public JGitRepositories(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean exists(Path home) {
        UserSettings.use();
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(home.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            return false;
        }
        try (Repository git = builder.build()) {
            return !git.isBare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void create(Path home) {
        UserSettings.use();
        try (Git made = Git.init()
                .setDirectory(home.toFile())
                .setInitialBranch(new Branch.Production().name())
                .call()) {
            made.getRepository();
        } catch (GitAPIException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /** As Git keeps it. */
    @Override
    public Optional<String> origin(Path home) {
        try (Repository git = Opening.of(home.toAbsolutePath())) {
            return Optional.ofNullable(git.getConfig().getString("remote", RefNames.ORIGIN, "url"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void setOrigin(Path home, String url) {
        try (Repository git = Opening.of(home.toAbsolutePath())) {
            StoredConfig config = git.getConfig();
            config.setString("remote", RefNames.ORIGIN, "url", url);
            if (config.getString("remote", RefNames.ORIGIN, "fetch") == null) {
                config.setString("remote", RefNames.ORIGIN, "fetch", "+refs/heads/*:" + RefNames.BRANCHES + "*");
            }
            config.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a repository of its own, so that an address which does not answer is written nowhere. */
    @Override
    public OriginTraits probe(Path home, String url) {
        try {
            Path scratch = Files.createTempDirectory("hop-probe");
            try {
                create(scratch);
                setOrigin(scratch, url);
                return probe(scratch);
            } finally {
                // JGit's housekeeping may still be at work in it.
                FileUtils.delete(scratch.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OriginTraits probe(Path scratch) {
        try (GitRepository git = JGitRepository.open(scratch, OwnRefs.HIDDEN, connection)) {
            git.origin().fetch();
            boolean hasProduction = git.origin().tip(new Branch.Production()).isPresent();
            return new OriginTraits(
                    hasProduction, hasProduction ? OwnRefs.HIDDEN : new OriginProbe(connection).ownRefs(scratch));
        }
    }
}
