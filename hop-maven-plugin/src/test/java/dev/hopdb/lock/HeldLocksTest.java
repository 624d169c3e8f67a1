package dev.hopdb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lock is held by renewing it, and only by who renews it. */
@Timeout(600)
class HeldLocksTest {

    private static final Ref.Lock LOCK = new Ref.Lock("0.1.0");
    private static final List<String> SCOPES = List.of("0.1.0");

    @TempDir
    Path folder;

    private GitSandbox sandbox;
    private Path ada;
    private Path bob;

    @BeforeEach
    void clones() {
        sandbox = GitSandbox.in(folder);
        ada = sandbox.clone("ada");
        bob = sandbox.clone("bob");
    }

    @Test
    void outlivesItsLeaseWhileItIsRenewed() {
        try (GitRepository git = sandbox.open(ada);
                HeldLocks held = locks(git, "ada", Clock.systemUTC(), Duration.ofMillis(300))
                        .take("patch-merge", SCOPES)) {
            CommitId first = lock().orElseThrow();
            awaitAnotherThan(first);

            assertThat(held).isNotNull();
            assertThat(sandbox.run(sandbox.origin(), "log", "-1", "--format=%B", "refs/hop/lock/0.1.0"))
                    .contains("user: ada", "goal: patch-merge");
        }
        assertThat(lock()).as("freed").isEmpty();
    }

    @Test
    void isTakenOverOnlyAfterItsLeaseAndTheGraceForClocks() {
        try (GitRepository git = sandbox.open(ada)) {
            locks(git, "ada", Clock.systemUTC(), Duration.ofMinutes(10)).take("patch-merge", SCOPES);
        }
        try (GitRepository git = sandbox.open(bob)) {
            git.origin().fetch();
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> locks(git, "bob", in(Duration.ofMinutes(11)), Locks.LEASE)
                            .take("patch-merge", SCOPES))
                    .satisfies(e -> assertThat(e.why()).startsWith("ada on test runs hop:patch-merge since "));

            try (HeldLocks held =
                    locks(git, "bob", in(Duration.ofMinutes(13)), Locks.LEASE).take("patch-merge", SCOPES)) {
                assertThat(held).isNotNull();
                assertThat(git.origin().tip(LOCK)).isEqualTo(lock());
            }
        }
    }

    @Test
    void isNotFreedByWhoLostIt() {
        try (GitRepository git = sandbox.open(ada)) {
            try (HeldLocks lost =
                    locks(git, "ada", Clock.systemUTC(), Locks.LEASE).take("patch-merge", SCOPES)) {
                assertThat(lost).isNotNull();
                try (GitRepository theirs = sandbox.open(bob)) {
                    theirs.origin().fetch();
                    locks(theirs, "bob", in(Duration.ofHours(1)), Locks.LEASE).take("patch-merge", SCOPES);
                }
            }
        }
        assertThat(sandbox.run(sandbox.origin(), "log", "-1", "--format=%B", "refs/hop/lock/0.1.0"))
                .contains("user: bob");
    }

    private Locks locks(GitRepository git, String name, Clock clock, Duration lease) {
        ProcessHandle me = ProcessHandle.current();
        long started = me.info().startInstant().map(at -> at.toEpochMilli()).orElse(0L);
        return new Locks(git, new Holder(name, "test", name, "this one", me.pid(), started), clock, lease);
    }

    private static Clock in(Duration later) {
        return Clock.offset(Clock.systemUTC(), later);
    }

    private Optional<CommitId> lock() {
        return sandbox.originRef("refs/hop/lock/0.1.0");
    }

    private void awaitAnotherThan(CommitId first) {
        while (lock().filter(now -> !now.equals(first)).isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
