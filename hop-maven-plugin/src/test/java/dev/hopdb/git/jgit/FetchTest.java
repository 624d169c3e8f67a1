package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fetch brings, what it prunes, and what it leaves alone. */
class FetchTest {

    private static final Branch RELEASE = Branch.parse("ho-release/0.1.0");
    private static final Ref LOCK = new Ref.Lock("0.1.0");

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
    void bringsBranchesTagsAndLocks() {
        CommitId release = sandbox.colleagueCommits("ho-release/0.1.0", "a.txt", "a");
        Path colleague = folder.resolve("colleague");
        sandbox.run(colleague, "tag", "-m", "annotated", "v0.1.0-rc1");
        sandbox.run(colleague, "push", "-q", "origin", "v0.1.0-rc1", "HEAD:refs/hop/lock/0.1.0", "HEAD:refs/hop/id/7");

        try (GitRepository git = sandbox.open(clone)) {
            git.origin().fetch();

            assertThat(git.origin().branches()).containsExactly(Branch.parse("ho-prod"), RELEASE);
            assertThat(git.origin().tip(RELEASE)).contains(release);
            assertThat(git.origin().tip(LOCK)).contains(release);
            assertThat(git.origin().tags()).containsExactly(Label.parse("0.1.0-rc1"));
            assertThat(git.origin().tip(new Ref.Tag(Label.parse("0.1.0-rc1")))).contains(release);
            assertThat(sandbox.refs(clone)).containsKeys("refs/tags/v0.1.0-rc1").doesNotContainKey("refs/hop/id/7");
        }
    }

    @Test
    void forgetsWhatIsGoneAndNothingElse() {
        sandbox.colleagueCommits("ho-release/0.1.0", "a.txt", "a");
        sandbox.colleagueCommits("feature", "b.txt", "b");
        sandbox.run(folder.resolve("colleague"), "push", "-q", "origin", "HEAD:refs/hop/lock/0.1.0");
        sandbox.run(clone, "fetch", "-q");
        sandbox.run(clone, "tag", "v9.9.9");
        try (GitRepository git = sandbox.open(clone)) {
            git.origin().fetch();
            sandbox.run(
                    folder.resolve("colleague"),
                    "push",
                    "-q",
                    "origin",
                    ":ho-release/0.1.0",
                    ":feature",
                    ":refs/hop/lock/0.1.0");

            git.origin().fetch();

            assertThat(git.origin().tip(RELEASE)).isEmpty();
            assertThat(git.origin().tip(LOCK)).isEmpty();
            assertThat(git.origin().tags()).isEmpty();
            assertThat(sandbox.refs(clone))
                    .containsKeys("refs/tags/v9.9.9", "refs/remotes/origin/feature")
                    .doesNotContainKey("refs/remotes/origin/ho-release/0.1.0");
        }
    }

    @Test
    void believesOriginWhereALocalTagOfTheSameNameDiffers() {
        sandbox.run(clone, "tag", "v0.1.0");
        CommitId mine = sandbox.tip(clone, "v0.1.0");
        CommitId promoted = sandbox.colleagueCommits("ho-prod", "a.txt", "a");
        sandbox.run(folder.resolve("colleague"), "push", "-q", "origin", "HEAD:refs/tags/v0.1.0");

        try (GitRepository git = sandbox.open(clone)) {
            git.origin().fetch();

            assertThat(git.origin().tip(new Ref.Tag(Label.parse("0.1.0")))).contains(promoted);
            assertThat(sandbox.tip(clone, "v0.1.0")).isEqualTo(mine);
        }
    }

    @Test
    void doesNotContactOriginOffline() {
        sandbox.run(
                clone, "remote", "set-url", "origin", folder.resolve("nowhere").toString());

        try (GitRepository git = JGitRepository.open(clone, OwnRefs.HIDDEN, Connection.offline(Clock.systemUTC()))) {
            git.origin().fetch();

            assertThat(git.origin().tip(Branch.parse("ho-prod"))).isPresent();
        }
    }

    @Test
    void takesTheTagsOfAFreshCloneOffline() {
        sandbox.colleagueCommits("ho-prod", "a.txt", "a");
        sandbox.run(folder.resolve("colleague"), "push", "-q", "origin", "HEAD:refs/tags/v0.1.0");
        Path fresh = sandbox.clone("fresh");

        try (GitRepository git = JGitRepository.open(fresh, OwnRefs.HIDDEN, Connection.offline(Clock.systemUTC()))) {
            assertThat(git.origin().tags()).containsExactly(Label.parse("0.1.0"));
            assertThat(git.origin().tip(new Ref.Tag(Label.parse("0.1.0")))).isPresent();
        }
    }

    @Test
    void keepsAShallowCloneShallow() {
        sandbox.colleagueCommits("ho-prod", "a.txt", "a");
        sandbox.colleagueCommits("ho-prod", "b.txt", "b");
        Path shallow = sandbox.cloneFrom("file://" + sandbox.origin(), "shallow", "--depth=1");
        CommitId tip = sandbox.colleagueCommits("ho-prod", "c.txt", "c");

        try (GitRepository git = sandbox.open(shallow)) {
            git.origin().fetch();

            assertThat(git.origin().tip(Branch.parse("ho-prod"))).contains(tip);
        }
        assertThat(sandbox.run(shallow, "rev-list", "--count", "origin/ho-prod"))
                .isEqualTo("2");
    }

    @Test
    void followsInsteadOf() {
        sandbox.run(clone, "config", "url." + folder + "/.insteadOf", "company:");
        sandbox.run(clone, "remote", "set-url", "origin", "company:origin.git");
        CommitId tip = sandbox.colleagueCommits("ho-prod", "a.txt", "a");

        try (GitRepository git = sandbox.open(clone)) {
            git.origin().fetch();

            assertThat(git.origin().tip(Branch.parse("ho-prod"))).contains(tip);
        }
    }

    @Test
    void saysThatThereIsNoOrigin() {
        sandbox.run(clone, "remote", "remove", "origin");

        try (GitRepository git = sandbox.open(clone)) {
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> git.origin().fetch())
                    .satisfies(e -> assertThat(e.report()).contains("no remote named origin", "git remote add origin"));
        }
    }

    @Test
    void survivesTwoFetchesOfOneCloneAtOnce() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            sandbox.run(
                    folder.resolve("seed"), "push", "-q", sandbox.origin().toString(), "ho-prod:ho-patch/" + (i + 1));
        }
        Runnable fetch = () -> {
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();
                assertThat(git.origin().branches()).hasSize(21);
            }
        };
        java.util.List<Throwable> failures = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        java.util.List<Thread> threads = java.util.stream.Stream.generate(() -> new Thread(fetch))
                .limit(3)
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((dead, e) -> failures.add(e)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
