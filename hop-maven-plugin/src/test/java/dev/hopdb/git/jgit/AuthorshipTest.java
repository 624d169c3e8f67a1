package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.TreeId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who made a commit, when, and how it is signed. */
class AuthorshipTest {

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;

    @BeforeEach
    void prepare() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
    }

    private TreeId treeOf(CommitId commit) {
        return new TreeId(sandbox.run(clone, "rev-parse", commit + "^{tree}"));
    }

    private static void run(List<String> command) {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatGitDoesNotKnowWhoTheUserIs() {
        Config settings = new Config();
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new Identity(settings, Clock.systemUTC()).author())
                .satisfies(e -> assertThat(e.report()).contains("git config --global user.name"));

        settings.setString("user", null, "name", "Ada");
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new Identity(settings, Clock.systemUTC()).committer())
                .satisfies(e -> assertThat(e.report()).contains("git config --global user.email"));
    }

    @Test
    void datesCommitsByTheClockItIsGiven() {
        Clock clock = Clock.fixed(Instant.parse("2024-02-29T12:00:00Z"), ZoneOffset.UTC);
        try (GitRepository git = JGitRepository.open(clone, OwnRefs.HIDDEN, Connection.online(clock))) {
            CommitId note = git.commits().note("nonce 1");

            assertThat(sandbox.run(clone, "log", "-1", "--format=%cI %aI %B", note.hex()))
                    .isEqualTo("2024-02-29T12:00:00+00:00 2024-02-29T12:00:00+00:00 nonce 1");
            assertThat(git.commits().tree(note).list("")).isEmpty();
            assertThat(git.commits().message(note)).isEqualTo("nonce 1");
        }
    }

    @Test
    void signsAsTheUserWantsIt() {
        Path key = folder.resolve("key");
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
        sandbox.run(clone, "config", "commit.gpgsign", "true");
        sandbox.run(clone, "config", "gpg.format", "ssh");
        sandbox.run(clone, "config", "user.signingkey", key + ".pub");
        CommitId base = sandbox.tip(clone, "HEAD");

        try (GitRepository git = sandbox.open(clone)) {
            CommitId made = git.commits().commit(new CommitDraft(treeOf(base), List.of(), List.of(base), "signed\n"));

            sandbox.write(folder, "signers", "ada@example.com " + sandbox.read(folder, "key.pub"));
            sandbox.run(
                    clone,
                    "config",
                    "gpg.ssh.allowedSignersFile",
                    folder.resolve("signers").toString());
            assertThat(sandbox.run(clone, "log", "-1", "--format=%G?", made.hex()))
                    .isEqualTo("G");
        }
    }

    @Test
    void saysWhyACommitCannotBeSigned() {
        sandbox.run(clone, "config", "commit.gpgsign", "true");
        sandbox.run(clone, "config", "gpg.format", "ssh");
        sandbox.run(clone, "config", "user.signingkey", folder.resolve("no-key").toString());
        CommitId base = sandbox.tip(clone, "HEAD");

        try (GitRepository git = sandbox.open(clone)) {
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() ->
                            git.commits().commit(new CommitDraft(treeOf(base), List.of(), List.of(base), "signed")))
                    .satisfies(e ->
                            assertThat(e.report()).contains("cannot be signed", "git config commit.gpgsign false"));
            git.commits().note("a lock needs no signature");
        }
    }
}
