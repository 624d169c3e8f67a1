package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which repositories hop works in, and what it says to the others. */
class OpeningTest {

    @TempDir
    private Path folder;

    private GitSandbox sandbox;

    @BeforeEach
    void prepare() {
        sandbox = GitSandbox.in(folder);
    }

    private void refuses(Path clone, String... words) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> sandbox.open(clone))
                .satisfies(e -> assertThat(e.report()).contains(words));
    }

    @Test
    void refusesAFolderInNoRepository() throws IOException {
        refuses(Files.createDirectory(folder.resolve("plain")), "is not in a Git repository", "mvn hop:init");
    }

    @Test
    void refusesABareRepository() {
        refuses(sandbox.origin(), "is a bare repository", "git clone");
    }

    @Test
    void refusesSha256() {
        sandbox.run(folder, "init", "-q", "--object-format=sha256", "modern");
        refuses(folder.resolve("modern"), "is a SHA-256 repository");
    }

    @Test
    void refusesAPartialClone() {
        sandbox.run(sandbox.origin(), "config", "uploadpack.allowFilter", "true");
        Path clone = sandbox.cloneFrom("file://" + sandbox.origin(), "partial", "--filter=blob:none");
        refuses(clone, "is a partial clone", "without --filter");
    }

    @Test
    void refusesASparseCheckout() {
        Path clone = sandbox.clone("sparse");
        sandbox.run(clone, "sparse-checkout", "set", "db");
        refuses(clone, "is a sparse checkout", "git sparse-checkout disable");
        sandbox.run(clone, "sparse-checkout", "disable");
        sandbox.open(clone).close();
    }

    @Test
    void worksInAFolderWithAnOddName() {
        Path clone = sandbox.clone("50% ü 'quoted'");
        try (GitRepository git = sandbox.open(clone)) {
            git.origin().fetch();
            assertThat(git.workspace().uncommitted()).isEmpty();
        }
    }

    @Test
    void measuresNoFileSystem() {
        UserSettings.use();
        assertThat(FS.FileStoreAttributes.get(folder).getFsTimestampResolution())
                .isEqualTo(Duration.ofMillis(20));
    }
}
