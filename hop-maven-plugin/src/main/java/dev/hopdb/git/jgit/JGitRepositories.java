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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Repositories that are not hop projects yet, by JGit. */
public final class JGitRepositories implements Repositories {

    private final Connection connection;

    public JGitRepositories(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean exists(Path home) {
        return NewRepository.topOf(home).isPresent();
    }

    @Override
    public void create(Path home) {
        NewRepository.create(home, new Branch.Production().name());
    }

    @Override
    public Optional<String> origin(Path home) {
        return NewRepository.origin(home);
    }

    @Override
    public void setOrigin(Path home, String url) {
        NewRepository.setOrigin(home, url);
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
                delete(scratch);
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
                    hasProduction,
                    hasProduction ? OwnRefs.HIDDEN : NewRepository.refsThatOriginTakes(scratch, connection));
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
