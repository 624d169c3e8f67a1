package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.git.RefRefused;
import dev.hopdb.git.TreeId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.version.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publication does to origin, and what it never does. */
class RefTransactionTest {

    private static final Branch PROD = Branch.parse("ho-prod");
    private static final Branch RELEASE = Branch.parse("ho-release/0.1.0");
    private static final Branch PATCH = Branch.parse("ho-patch/7-users");
    private static final Branch STAGED = Branch.parse("ho-staged/7-users");
    private static final Ref LOCK = new Ref.Lock("0.1.0");

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;
    private GitRepository git;
    private CommitId base;
    private CommitId next;

    @BeforeEach
    void open() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        git = sandbox.open(clone);
        git.origin().fetch();
        base = git.origin().tip(PROD).orElseThrow();
        next = onTopOf(base, "The next one");
    }

    @AfterEach
    void close() {
        git.close();
    }

    private CommitId onTopOf(CommitId parent, String message) {
        String tree = sandbox.run(clone, "rev-parse", parent + "^{tree}");
        return git.commits().commit(new CommitDraft(new TreeId(tree), List.of(), List.of(parent), message));
    }

    @Test
    void movesAllRefsInOnePush() {
        git.origin()
                .publish(List.of(
                        new RefChange.Create(RELEASE, next),
                        new RefChange.Create(new Ref.Number(7), next),
                        new RefChange.Create(LOCK, next),
                        new RefChange.Create(new Ref.Tag(Label.parse("0.1.0-rc1")), next),
                        new RefChange.Advance(PROD, base, next)));

        assertThat(sandbox.originRefs())
                .isEqualTo(Map.of(
                        "refs/heads/ho-prod", next,
                        "refs/heads/ho-release/0.1.0", next,
                        "refs/hop/id/7", next,
                        "refs/hop/lock/0.1.0", next,
                        "refs/tags/v0.1.0-rc1", next));
    }

    @Test
    void remembersWhatItPublished() {
        git.origin()
                .publish(List.of(
                        new RefChange.Create(RELEASE, next),
                        new RefChange.Create(LOCK, next),
                        new RefChange.Create(new Ref.Tag(Label.parse("0.1.0")), next)));

        assertThat(git.origin().tip(RELEASE)).contains(next);
        assertThat(git.origin().tip(LOCK)).contains(next);
        assertThat(git.origin().tags()).containsExactly(Label.parse("0.1.0"));
        assertThat(sandbox.tip(clone, "origin/ho-release/0.1.0")).isEqualTo(next);
        assertThat(sandbox.tip(clone, "v0.1.0")).isEqualTo(next);
    }

    @Test
    void deletesAndReplacesFromWhatItExpects() {
        CommitId other = git.commits().note("another holder");
        git.origin().publish(List.of(new RefChange.Create(PATCH, next), new RefChange.Create(LOCK, next)));

        git.origin()
                .publish(List.of(
                        new RefChange.Delete(PATCH, next),
                        new RefChange.Create(STAGED, next),
                        new RefChange.Replace(LOCK, next, other)));

        assertThat(sandbox.originRefs())
                .containsKeys("refs/heads/ho-staged/7-users")
                .doesNotContainKey("refs/heads/ho-patch/7-users");
        assertThat(sandbox.originRef("refs/hop/lock/0.1.0")).contains(other);
        assertThat(git.origin().tip(PATCH)).isEmpty();
    }

    @Test
    void movesNothingWhenOneRefHasMoved() {
        git.origin().publish(List.of(new RefChange.Create(RELEASE, next)));
        sandbox.colleagueCommits("ho-release/0.1.0", "theirs.txt", "theirs");
        Map<String, CommitId> before = sandbox.originRefs();

        assertThatExceptionOfType(RefMoved.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(
                                new RefChange.Create(STAGED, next),
                                new RefChange.Advance(RELEASE, next, onTopOf(next, "mine")))))
                .satisfies(e -> assertThat(e.ref()).isEqualTo(RELEASE));

        assertThat(sandbox.originRefs()).isEqualTo(before);
        assertThat(git.origin().tip(STAGED)).isEmpty();
    }

    @Test
    void isNotFooledByANumberThatSomebodyTookAtTheSameCommit() {
        git.origin().publish(List.of(new RefChange.Create(new Ref.Number(7), next)));

        assertThatExceptionOfType(RefMoved.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(
                                new RefChange.Create(new Ref.Number(7), next), new RefChange.Create(PATCH, next))))
                .satisfies(e -> assertThat(e.ref()).isEqualTo(new Ref.Number(7)));

        assertThat(sandbox.originRefs()).doesNotContainKey("refs/heads/ho-patch/7-users");
    }

    @Test
    void movesNothingWhenALockWasLost() {
        git.origin().publish(List.of(new RefChange.Create(LOCK, next)));
        CommitId stolen = git.commits().note("taken over");
        sandbox.run(clone, "push", "-q", "--force", "origin", stolen + ":refs/hop/lock/0.1.0");

        assertThatExceptionOfType(RefMoved.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(new RefChange.Advance(PROD, base, next), new RefChange.Delete(LOCK, next))))
                .satisfies(e -> assertThat(e.ref()).isEqualTo(LOCK));

        assertThat(sandbox.originRef("refs/heads/ho-prod")).contains(base);
    }

    @Test
    void namesTheProtectedBranchAndMovesNothing() {
        sandbox.originHook("update", "case $1 in refs/heads/ho-prod) echo 'ho-prod is protected' >&2; exit 1;; esac");
        Map<String, CommitId> before = sandbox.originRefs();

        assertThatExceptionOfType(RefRefused.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(new RefChange.Create(RELEASE, next), new RefChange.Advance(PROD, base, next))))
                .satisfies(e -> assertThat(e.report())
                        .contains("ho-prod", "ho-prod is protected")
                        .doesNotContain("ho-release"));

        assertThat(sandbox.originRefs()).isEqualTo(before);
    }

    @Test
    void tellsWhatAPreReceiveHookSays() {
        sandbox.originHook("pre-receive", "echo 'ho-release/0.1.0 is frozen' >&2; exit 1");

        assertThatExceptionOfType(RefRefused.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(new RefChange.Advance(PROD, base, next), new RefChange.Create(RELEASE, next))))
                .satisfies(e -> assertThat(e.report())
                        .contains("Origin refused to move ho-release/0.1.0", "ho-release/0.1.0 is frozen"));
    }

    @Test
    void saysWhenAServerMovesARefWhileItDecides() {
        sandbox.originHook(
                "update",
                "[ $1 = refs/heads/ho-prod ] || git update-ref refs/heads/ho-prod $(git commit-tree -m x"
                        + " ho-prod^{tree})");
        sandbox.run(sandbox.origin(), "config", "user.name", "Server");
        sandbox.run(sandbox.origin(), "config", "user.email", "server@example.com");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(new RefChange.Create(RELEASE, next), new RefChange.Advance(PROD, base, next))))
                .isInstanceOf(RefMoved.class)
                .satisfies(e -> assertThat(e.problem()).contains("ho-prod"));

        assertThat(sandbox.originRefs()).doesNotContainKey("refs/heads/ho-release/0.1.0");
    }

    @Test
    void movesTheRecordFirstWhereTheServerHasNoAtomicPush() {
        sandbox.run(sandbox.origin(), "config", "receive.advertiseAtomic", "false");

        git.origin()
                .publish(List.of(
                        new RefChange.Create(new Ref.Number(7), next),
                        new RefChange.Create(PATCH, next),
                        new RefChange.Advance(PROD, base, next)));

        assertThat(sandbox.originRefs())
                .containsOnlyKeys("refs/heads/ho-prod", "refs/heads/ho-patch/7-users", "refs/hop/id/7");
        assertThat(git.origin().tip(PATCH)).contains(next);
    }

    @Test
    void movesNothingWhenTheRecordHasMovedWhereTheServerHasNoAtomicPush() {
        sandbox.run(sandbox.origin(), "config", "receive.advertiseAtomic", "false");
        sandbox.run(clone, "push", "-q", "origin", base + ":refs/hop/id/7");

        assertThatExceptionOfType(RefMoved.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(
                                new RefChange.Create(new Ref.Number(7), next), new RefChange.Create(PATCH, next))));

        assertThat(sandbox.originRefs()).doesNotContainKey("refs/heads/ho-patch/7-users");
    }

    @Test
    void saysWhatMovedWhereTheServerHasNoAtomicPushAndRefusesALaterRef() {
        sandbox.run(sandbox.origin(), "config", "receive.advertiseAtomic", "false");
        sandbox.originHook("update", "case $1 in refs/heads/ho-prod) echo protected >&2; exit 1;; esac");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> git.origin()
                        .publish(List.of(
                                new RefChange.Create(new Ref.Number(7), next),
                                new RefChange.Advance(PROD, base, next),
                                new RefChange.Create(PATCH, next))))
                .isNotInstanceOf(RefRefused.class)
                .satisfies(e -> assertThat(e.report())
                        .contains(
                                "Origin moved refs/hop/id/7, ho-patch/7-users, and refused to move ho-prod",
                                "protected"));
    }

    @Test
    void refusesToPublishOffline() {
        try (GitRepository offline =
                JGitRepository.open(clone, OwnRefs.HIDDEN, Connection.offline(java.time.Clock.systemUTC()))) {
            offline.origin().fetch();
            assertThatExceptionOfType(OriginUnreachable.class)
                    .isThrownBy(() -> offline.origin().publish(List.of(new RefChange.Create(RELEASE, next))));
        }
    }

    @Test
    void saysThatOriginIsGone() throws IOException {
        Files.move(sandbox.origin(), folder.resolve("elsewhere.git"));

        assertThatExceptionOfType(OriginUnreachable.class)
                .isThrownBy(() -> git.origin().fetch());
        assertThatExceptionOfType(OriginUnreachable.class)
                .isThrownBy(() -> git.origin().publish(List.of(new RefChange.Create(RELEASE, next))));
    }

    @Test
    void runsTheUsersPrePushHookForBranchesOnly() {
        sandbox.hook(clone.resolve(".git/hooks"), "pre-push", "cat >> pushed; echo not today >&2; exit 1");

        git.origin().publish(List.of(new RefChange.Create(LOCK, next)));
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> git.origin().publish(List.of(new RefChange.Create(RELEASE, next))))
                .satisfies(e -> assertThat(e.report()).contains("pre-push", "not today"));

        assertThat(sandbox.originRefs()).doesNotContainKey("refs/heads/ho-release/0.1.0");
        assertThat(sandbox.read(clone, "pushed").strip())
                .isEqualTo("refs/heads/ho-release/0.1.0 %s refs/heads/ho-release/0.1.0 %s"
                        .formatted(next, "0".repeat(40)));
    }

    @Test
    void keepsItsOwnRefsAmongTheTagsWhereTheServerWantsThat() {
        try (GitRepository tags = sandbox.open(clone, OwnRefs.TAGS)) {
            tags.origin()
                    .publish(List.of(new RefChange.Create(LOCK, next), new RefChange.Create(new Ref.Number(7), next)));
            tags.origin().fetch();

            assertThat(sandbox.originRefs()).containsKeys("refs/tags/hop/lock/0.1.0", "refs/tags/hop/id/7");
            assertThat(tags.origin().tip(LOCK)).contains(next);
            assertThat(tags.origin().tags()).isEmpty();
        }
    }

    @Test
    void findsOutWhetherOriginTakesRefsOfItsOwn() {
        OriginProbe probe = new OriginProbe(Connection.online(Clock.systemUTC()));
        assertThat(probe.ownRefs(clone)).isEqualTo(OwnRefs.HIDDEN);

        sandbox.originHook("update", "case $1 in refs/hop/*) echo branches and tags only >&2; exit 1;; esac");
        assertThat(probe.ownRefs(clone)).isEqualTo(OwnRefs.TAGS);

        assertThat(sandbox.originRefs()).containsOnlyKeys("refs/heads/ho-prod");
    }

    @Test
    void refusesAnOriginThatLetsNobodyDeleteAndNamesWhatIsLeft() {
        sandbox.originHook("update", "case $3 in 0000*) echo nothing goes >&2; exit 1;; esac");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new OriginProbe(Connection.online(Clock.systemUTC())).ownRefs(clone))
                .satisfies(e -> {
                    String left = sandbox.originRefs().keySet().stream()
                            .filter(name -> name.startsWith("refs/hop/probe/"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(e.report())
                            .startsWith("Origin lets nobody delete a ref")
                            .contains("nothing goes", left + " was made to find out, and is left there")
                            .endsWith("\n       git push origin --delete " + left);
                });
    }
}
