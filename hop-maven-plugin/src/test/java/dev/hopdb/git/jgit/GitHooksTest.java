package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hooks that hop puts into a clone. */
class GitHooksTest extends CloneFixture {

    @Test
    void refusesCommitsByHandToProduction() {
        git.workspace().installHooks();
        sandbox.write(clone, "README.md", "by hand");

        GitSandbox.Outcome byHand = sandbox.tryRun(clone, "commit", "-q", "-a", "-m", "by hand");
        assertThat(byHand.succeeded()).isFalse();
        assertThat(byHand.output()).contains("Commits by hand to ho-prod are refused", "Why:", "Fix:");

        sandbox.run(clone, "checkout", "-q", "-b", "ho-patch/7");
        sandbox.run(clone, "commit", "-q", "-a", "-m", "on a patch");
        sandbox.run(clone, "checkout", "-q", "--detach");
        sandbox.run(clone, "commit", "-q", "--allow-empty", "-m", "detached");
    }

    @Test
    void writesItsHookOnceAndMendsIt() throws IOException {
        Path hook = clone.resolve(".git/hooks/pre-commit");
        git.workspace().installHooks();
        var written = Files.getLastModifiedTime(hook);
        git.workspace().installHooks();
        assertThat(Files.getLastModifiedTime(hook)).isEqualTo(written);

        Files.writeString(hook, Files.readString(hook) + "# of an older version\n");
        git.workspace().installHooks();
        assertThat(hook).content().doesNotContain("of an older version");
    }

    @Test
    void leavesSomebodyElsesHookAlone() throws IOException {
        sandbox.hook(clone.resolve(".git/hooks"), "pre-commit", "exit 0");
        String theirs = sandbox.read(clone, ".git/hooks/pre-commit");
        git.workspace().installHooks();
        assertThat(sandbox.read(clone, ".git/hooks/pre-commit")).isEqualTo(theirs);

        sandbox.run(clone, "config", "core.hooksPath", ".husky");
        Files.delete(clone.resolve(".git/hooks/pre-merge-commit"));
        git.close();
        git = sandbox.open(clone);
        git.workspace().installHooks();
        assertThat(clone.resolve(".husky")).doesNotExist();
        assertThat(clone.resolve(".git/hooks/pre-merge-commit")).doesNotExist();
        assertThat(git.workspace().uncommitted()).isEqualTo(List.of());
    }
}
