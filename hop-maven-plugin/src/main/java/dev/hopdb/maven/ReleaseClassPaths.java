package dev.hopdb.maven;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.compilation.ClassPath;
import dev.hopdb.compilation.ClassPaths;
import dev.hopdb.git.Checkout;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.project.Layout;
import dev.hopdb.validation.ScratchFolder;
import dev.hopdb.version.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the scripts of each release may use: the dependencies of the POM at its tag; before it is promoted, those of the
 * POM that is checked out, or of the branch of the release where that is another one.
 */
final class ReleaseClassPaths implements ClassPaths {

    private static final String POM = "pom.xml";

    private final GitWiring git;
    private final ScriptClassPath scripts;
    private final String version;
    private final Map<Label, ClassPath> found = new HashMap<>();

    /** @param version of hop, which brings its runtime along */
    ReleaseClassPaths(GitWiring git, ScriptClassPath scripts, String version) {
        this.git = git;
        this.scripts = scripts;
        this.version = version;
    }

    @Override
    public ClassPath of(Label release) {
        return found.computeIfAbsent(release, this::find);
    }

    private ClassPath find(Label release) {
        Optional<GitRepository> clone = git.repositoryIfAny();
        Optional<CommitId> at = clone.flatMap(repository -> commit(repository, release));
        if (clone.isEmpty() || at.isEmpty()) {
            return scripts.checkedOut();
        }
        Path known = git.home()
                .resolve(Layout.LOCAL)
                .resolve("class-paths")
                .resolve("%s-%s.txt".formatted(at.get().hex(), version));
        return remembered(known)
                .map(artifacts -> new ClassPath(
                        artifacts,
                        () -> resolved(clone.get(), at.get(), release).jars().get()))
                .orElseGet(() -> {
                    ClassPath resolved = resolved(clone.get(), at.get(), release);
                    remember(known, resolved.artifacts());
                    return resolved;
                });
    }

    private static Optional<CommitId> commit(GitRepository git, Label release) {
        Optional<CommitId> tag = git.origin().tip(new Ref.Tag(release));
        if (tag.isPresent()) {
            return tag;
        }
        Optional<Branch> here = git.workspace().branch();
        boolean atWork = here.filter(branch -> branch instanceof Branch.OfPatch || branch instanceof Branch.OfRelease)
                .isPresent();
        return atWork ? Optional.empty() : git.origin().tip(new Branch.OfRelease(release.version()));
    }

    private ClassPath resolved(GitRepository repository, CommitId commit, Label release) {
        Path local = git.home().resolve(Layout.LOCAL);
        try (ScratchFolder scratch = ScratchFolder.in(local.resolve("validation"))) {
            Checkout checkout = repository.commits().checkOut(commit, scratch.path());
            Path pom = checkout.home().resolve(POM);
            return Files.isRegularFile(pom) ? scripts.of(pom, release) : scripts.checkedOut();
        }
    }

    private static Optional<List<String>> remembered(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remember(Path file, List<String> artifacts) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "draft", ".tmp");
            Files.write(draft, artifacts);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
