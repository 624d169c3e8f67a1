package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.git.Checkout;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a commit in a folder of their own, as Git would check them out. */
class ScratchCheckoutTest {

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;

    @BeforeEach
    void prepare() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
    }

    @Test
    void checksOutAsGitWould() throws IOException {
        sandbox.write(clone, ".gitattributes", "*.bat eol=crlf\n");
        sandbox.write(clone, "run.bat", "one\ntwo\n");
        sandbox.write(clone, "run.sh", "#!/bin/sh\n");
        assertThat(clone.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(clone.resolve("link"), Path.of("run.sh"));
        sandbox.run(clone, "add", ".");
        sandbox.run(clone, "commit", "-q", "-m", "x");
        sandbox.write(clone, "run.sh", "changed by the user");

        try (GitRepository git = sandbox.open(clone)) {
            Checkout checkout =
                    git.commits().checkOut(git.workspace().head().orElseThrow(), folder.resolve("a/b c/scratch"));

            assertThat(checkout.top().resolve("run.bat")).hasContent("one\r\ntwo\r\n");
            assertThat(checkout.top().resolve("run.sh")).isExecutable().hasContent("#!/bin/sh\n");
            assertThat(checkout.top().resolve("link")).isSymbolicLink();
            assertThat(checkout.changed()).isEmpty();
            try (var files = Files.list(checkout.top())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(".gitattributes", "README.md", "link", "run.bat", "run.sh");
            }
        }
        assertThat(sandbox.status(clone)).isEqualTo("M run.sh");
    }

    @Test
    void seesWhatATestChanged() throws IOException {
        sandbox.commit(clone, "src/A.java", "class A {}");
        sandbox.commit(clone, "src/B.java", "class B {}");

        try (GitRepository git = sandbox.open(clone)) {
            Checkout checkout = git.commits().checkOut(git.workspace().head().orElseThrow(), folder.resolve("scratch"));
            sandbox.write(checkout.top(), "target/classes/A.class", "made by the build");
            assertThat(checkout.changed()).isEmpty();

            sandbox.write(checkout.top(), "src/A.java", "class X {}");
            Files.delete(checkout.top().resolve("src/B.java"));

            assertThat(checkout.changed()).containsExactly("src/A.java", "src/B.java");
        }
    }

    @Test
    void refusesToTestWithoutTheFilesOfASubmodule() {
        Path other = sandbox.clone("other");
        sandbox.run(clone, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.toString(), "sub");
        sandbox.run(clone, "commit", "-q", "-m", "x");

        try (GitRepository git = sandbox.open(clone)) {
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(
                            () -> git.commits().checkOut(git.workspace().head().orElseThrow(), folder.resolve("s")))
                    .satisfies(e -> assertThat(e.report()).contains("sub is a submodule"));
        }
    }

    @Test
    void refusesToTestWithPointersInPlaceOfFiles() {
        sandbox.write(clone, ".gitattributes", "*.bin filter=lfs\n");
        sandbox.write(clone, "a.bin", "version https://git-lfs.github.com/spec/v1\n");
        sandbox.run(clone, "add", ".");
        sandbox.run(clone, "commit", "-q", "-m", "x");

        try (GitRepository git = sandbox.open(clone)) {
            CommitId head = git.workspace().head().orElseThrow();
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> git.commits().checkOut(head, folder.resolve("s")))
                    .satisfies(e -> assertThat(e.report()).contains("a.bin is kept in Git LFS", "git lfs install"));
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> git.commits().tree(head).text("a.bin"))
                    .satisfies(e -> assertThat(e.report()).contains("a.bin is kept in Git LFS"));
        }
    }

    @Test
    void smudgesFilesWhereAFilterIsSetUp() {
        sandbox.write(clone, ".gitattributes", "*.bin filter=lfs\n");
        sandbox.write(clone, "a.bin", "small\n");
        sandbox.run(clone, "add", ".");
        sandbox.run(clone, "commit", "-q", "-m", "x");
        sandbox.run(clone, "config", "filter.lfs.smudge", "tr a-z A-Z");
        sandbox.run(clone, "config", "filter.lfs.clean", "tr A-Z a-z");

        try (GitRepository git = sandbox.open(clone)) {
            Checkout checkout = git.commits().checkOut(git.workspace().head().orElseThrow(), folder.resolve("s"));

            assertThat(checkout.top().resolve("a.bin")).hasContent("SMALL\n");
            assertThat(checkout.changed()).isEmpty();
        }
    }
}
