package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.CuttingProxy;
import dev.hopdb.git.GitDaemon;
import dev.hopdb.git.GitHttpServer;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.PublicationInDoubt;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.git.RefRefused;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Origin behind real servers: over the wire, with logins, with a wire that breaks. */
@Timeout(600)
class NetworkTest {

    private static final Branch PROD = Branch.parse("ho-prod");
    private static final Branch RELEASE = Branch.parse("ho-release/0.1.0");

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;

    @BeforeEach
    void prepare() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
    }

    private void origin(String url) {
        sandbox.run(clone, "remote", "set-url", "origin", url);
    }

    private GitRepository open(LoginSource login) {
        return JGitRepository.open(clone, OwnRefs.HIDDEN, new Connection(false, login, Clock.systemUTC()));
    }

    private List<RefChange> release(GitRepository git) {
        CommitId tip = git.origin().tip(PROD).orElseThrow();
        return List.of(
                new RefChange.Create(RELEASE, tip),
                new RefChange.Create(new Ref.Lock("0.1.0"), git.commits().note("x")));
    }

    @Test
    void publishesAllOrNothingOverTheWire() {
        try (GitDaemon server = GitDaemon.writable(sandbox)) {
            origin(server.url());
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();
                sandbox.originHook("update", "case $1 in refs/heads/*) echo frozen today >&2; exit 1;; esac");
                assertThatExceptionOfType(RefRefused.class)
                        .isThrownBy(() -> git.origin().publish(release(git)))
                        .satisfies(e -> assertThat(e.report()).contains("ho-release/0.1.0", "frozen today"));
                assertThat(sandbox.originRefs()).containsOnlyKeys("refs/heads/ho-prod");

                sandbox.originHook("update", "exit 0");
                git.origin().publish(release(git));
                assertThat(sandbox.originRefs())
                        .containsOnlyKeys("refs/heads/ho-prod", "refs/heads/ho-release/0.1.0", "refs/hop/lock/0.1.0");
            }
        }
    }

    @Test
    void isInDoubtWhenTheWireBreaksAfterTheServerTookIt() throws IOException {
        try (GitDaemon server = GitDaemon.writable(sandbox);
                CuttingProxy wire = CuttingProxy.to(
                        server.port(), () -> sandbox.originRefs().containsKey("refs/heads/ho-release/0.1.0"))) {
            origin(GitDaemon.url(wire.port()));
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();

                assertThatExceptionOfType(PublicationInDoubt.class)
                        .isThrownBy(() -> git.origin().publish(release(git)));

                assertThat(sandbox.originRefs()).containsKeys("refs/heads/ho-release/0.1.0", "refs/hop/lock/0.1.0");
                assertThat(git.origin().tip(RELEASE))
                        .as("not known before the next fetch")
                        .isEmpty();
                origin(server.url());
            }
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();
                assertThat(git.origin().tip(RELEASE)).isPresent();
            }
        }
    }

    @Test
    void isNotInDoubtWhenTheWireBreaksBeforeAnythingIsSent() throws IOException {
        boolean[] broken = {false};
        try (GitDaemon server = GitDaemon.writable(sandbox);
                CuttingProxy wire = CuttingProxy.to(server.port(), () -> broken[0])) {
            origin(GitDaemon.url(wire.port()));
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();
                broken[0] = true;

                assertThatExceptionOfType(OriginUnreachable.class)
                        .isThrownBy(() -> git.origin().publish(release(git)));
                assertThatExceptionOfType(OriginUnreachable.class)
                        .isThrownBy(() -> git.origin().fetch());
            }
        }
    }

    @Test
    void saysThatAServerLetsNobodyPush() {
        try (GitDaemon server = GitDaemon.readOnly(sandbox)) {
            origin(server.url());
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();

                assertThatExceptionOfType(RefRefused.class)
                        .isThrownBy(() -> git.origin().publish(release(git)))
                        .satisfies(e -> assertThat(e.report()).contains("ho-release/0.1.0"));
            }
        }
    }

    @Test
    void publishesOverHttpInOneRequest() throws IOException {
        try (GitHttpServer server = GitHttpServer.start(sandbox)) {
            origin(server.url());
            try (GitRepository git =
                    open(address -> Optional.of(new Login(GitHttpServer.USER, GitHttpServer.PASSWORD)))) {
                git.origin().fetch();
                int before = server.requests().size();

                git.origin().publish(release(git));

                assertThat(sandbox.originRefs()).containsKeys("refs/heads/ho-release/0.1.0", "refs/hop/lock/0.1.0");
                assertThat(server.requests().subList(before, server.requests().size()))
                        .containsExactly(
                                "GET /origin.git/info/refs?service=git-receive-pack",
                                "POST /origin.git/git-receive-pack");
            }
        }
    }

    @Test
    void asksTheCredentialHelperWhereSettingsKnowNoLoginThatWorks() throws IOException {
        try (GitHttpServer server = GitHttpServer.start(sandbox)) {
            origin(server.url());
            sandbox.run(
                    clone,
                    "config",
                    "credential.helper",
                    "!f() { test $1 = get && echo username=%s && echo password=%s; }; f"
                            .formatted(GitHttpServer.USER, GitHttpServer.PASSWORD));
            CommitId tip = sandbox.colleagueCommits("ho-prod", "a.txt", "a");
            try (GitRepository git = open(address -> Optional.of(new Login("somebody", "wrong")))) {
                git.origin().fetch();
                assertThat(git.origin().tip(PROD)).contains(tip);
            }
        }
    }

    @Test
    void neverShowsAPassword() throws IOException {
        try (GitHttpServer server = GitHttpServer.start(sandbox)) {
            origin(server.url().replace("//", "//t0ken:hunter2@"));
            try (GitRepository git = open(address -> Optional.of(new Login("ada", "sesame")))) {
                assertThatExceptionOfType(OriginUnreachable.class)
                        .isThrownBy(() -> git.origin().fetch())
                        .satisfies(e -> {
                            StringWriter all = new StringWriter();
                            e.printStackTrace(new PrintWriter(all));
                            assertThat(e.report() + all)
                                    .contains("127.0.0.1")
                                    .doesNotContain("t0ken", "hunter2", "sesame");
                        });
            }
        }
    }

    @Test
    void takesTheLoginInTheAddress() throws IOException {
        try (GitHttpServer server = GitHttpServer.start(sandbox)) {
            origin(server.url().replace("//", "//ada:s3cr3t-p%25ss@"));
            try (GitRepository git = sandbox.open(clone)) {
                git.origin().fetch();
                assertThat(git.origin().tip(PROD)).isPresent();
            }
        }
    }

    @Test
    void tellsAKeyThatMayOnlyReadFromAServerThatIsDown() throws IOException {
        try (GitHttpServer server = GitHttpServer.start(sandbox)) {
            origin(server.url());
            server.forbidPushes();
            try (GitRepository git =
                    open(address -> Optional.of(new Login(GitHttpServer.USER, GitHttpServer.PASSWORD)))) {
                git.origin().fetch();

                assertThatExceptionOfType(RefRefused.class)
                        .isThrownBy(() -> git.origin().publish(release(git)));
            }
        }
    }

    @Test
    void letsOneOfTwoClonesWin() throws Exception {
        try (GitDaemon server = GitDaemon.writable(sandbox)) {
            for (int round = 0; round < 5; round++) {
                raceFor(server, new Ref.Number(round), round);
            }
        }
    }

    private void raceFor(GitDaemon server, Ref number, int round) throws Exception {
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier start = new CyclicBarrier(2);
        List<Thread> racers = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            Path mine = sandbox.cloneFrom(server.url(), name + round);
            racers.add(new Thread(() -> outcomes.add(race(mine, number, start))));
        }
        racers.forEach(Thread::start);
        for (Thread racer : racers) {
            racer.join();
        }
        assertThat(outcomes).containsExactlyInAnyOrder("won", "lost");
    }

    private String race(Path mine, Ref number, CyclicBarrier start) {
        try (GitRepository git = sandbox.open(mine)) {
            git.origin().fetch();
            CommitId at = git.commits().note("mine");
            start.await();
            git.origin().publish(List.of(new RefChange.Create(number, at)));
            return sandbox.originRef(number.name()).equals(Optional.of(at)) ? "won" : "overwritten";
        } catch (RefMoved e) {
            return "lost";
        } catch (HopException e) {
            return e.report();
        } catch (Exception e) {
            return e.toString();
        }
    }
}
