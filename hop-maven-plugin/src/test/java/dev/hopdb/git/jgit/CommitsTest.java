package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.Checkout;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.MergeOutcome;
import dev.hopdb.git.Tree;
import dev.hopdb.git.TreeId;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits read, merged and made without anybody's files being touched. */
class CommitsTest {

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;

    @BeforeEach
    void prepare() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
    }

    private CommitId on(String branch, String file, String text) {
        sandbox.run(clone, "checkout", "-q", "-B", branch, "ho-prod");
        return sandbox.commit(clone, file, text);
    }

    private TreeId treeOf(CommitId commit) {
        return new TreeId(sandbox.run(clone, "rev-parse", commit + "^{tree}"));
    }

    @Test
    void mergesWithoutTouchingTheUsersFiles() {
        CommitId ours = on("ours", "a.txt", "a");
        CommitId theirs = on("theirs", "b.txt", "b");
        sandbox.write(clone, "untracked.txt", "mine");

        try (GitRepository git = sandbox.open(clone)) {
            MergeOutcome outcome = git.commits().merge(ours, theirs);

            assertThat(outcome).isInstanceOf(MergeOutcome.Clean.class);
            String tree = ((MergeOutcome.Clean) outcome).tree().hex();
            assertThat(sandbox.run(clone, "ls-tree", "-r", "--name-only", tree).lines())
                    .containsExactly("README.md", "a.txt", "b.txt");
        }
        assertThat(sandbox.status(clone)).isEqualTo("?? untracked.txt");
        assertThat(sandbox.tip(clone, "HEAD")).isEqualTo(theirs);
    }

    @Test
    void listsTheFilesInConflict() {
        CommitId ours = on("ours", "a.txt", "one");
        CommitId theirs = on("theirs", "a.txt", "two");

        try (GitRepository git = sandbox.open(clone)) {
            assertThat(git.commits().merge(ours, theirs)).isEqualTo(new MergeOutcome.Conflict(List.of("a.txt")));
        }
    }

    @Test
    void reportsAFileThatOneSideDeletedAndTheOtherChanged() {
        CommitId changed = on("ours", "README.md", "changed");
        sandbox.run(clone, "checkout", "-q", "-B", "theirs", "ho-prod");
        sandbox.run(clone, "rm", "-q", "README.md");
        sandbox.run(clone, "commit", "-q", "-m", "delete");
        CommitId deleted = sandbox.tip(clone, "HEAD");

        try (GitRepository git = sandbox.open(clone)) {
            assertThat(git.commits().merge(changed, deleted))
                    .isEqualTo(new MergeOutcome.Conflict(List.of("README.md")));
        }
    }

    @Test
    void mergesBranchesThatMergedEachOtherBefore() {
        on("ours", "a.txt", "a\n");
        on("theirs", "b.txt", "b\n");
        sandbox.run(clone, "branch", "theirs-before");
        sandbox.run(clone, "merge", "-q", "-m", "criss", "ours");
        CommitId theirs = sandbox.commit(clone, "d.txt", "d");
        sandbox.run(clone, "checkout", "-q", "ours");
        sandbox.run(clone, "merge", "-q", "-m", "cross", "theirs-before");
        CommitId ours = sandbox.commit(clone, "c.txt", "c");

        try (GitRepository git = sandbox.open(clone)) {
            assertThat(git.commits().merge(ours, theirs)).isInstanceOf(MergeOutcome.Clean.class);
        }
    }

    @Test
    void refusesToMergeHistoriesThatHaveNothingInCommon() {
        CommitId ours = on("ours", "a.txt", "a");
        sandbox.run(clone, "checkout", "-q", "--orphan", "alien");
        CommitId alien = sandbox.commit(clone, "x.txt", "x");

        try (GitRepository git = sandbox.open(clone)) {
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> git.commits().merge(ours, alien))
                    .satisfies(e -> assertThat(e.report()).contains("no common history"));
        }
    }

    @Test
    void deepensAShallowCloneUntilTheMergeBaseIsThere() {
        for (int i = 0; i < 5; i++) {
            sandbox.colleagueCommits("ho-release/0.1.0", "release" + i + ".txt", "r");
        }
        for (int i = 0; i < 5; i++) {
            sandbox.colleagueCommits("ho-patch/7", "patch" + i + ".txt", "p");
        }
        Path shallow = sandbox.cloneFrom(
                "file://" + sandbox.origin(), "shallow", "--depth=1", "--no-single-branch", "-b", "ho-patch/7");

        try (GitRepository git = sandbox.open(shallow)) {
            git.origin().fetch();
            CommitId release =
                    git.origin().tip(Branch.parse("ho-release/0.1.0")).orElseThrow();
            CommitId patch = git.workspace().head().orElseThrow();

            MergeOutcome outcome = git.commits().merge(release, patch);

            assertThat(outcome).isInstanceOf(MergeOutcome.Clean.class);
            String tree = ((MergeOutcome.Clean) outcome).tree().hex();
            assertThat(sandbox.run(shallow, "ls-tree", "--name-only", tree).lines())
                    .hasSize(11);
        }
    }

    @Test
    void knowsWhatAShallowCloneContainsOnceItIsAsked() {
        CommitId first = sandbox.tip(clone, "HEAD");
        sandbox.colleagueCommits("ho-prod", "a.txt", "a");
        sandbox.colleagueCommits("ho-prod", "b.txt", "b");
        Path shallow = sandbox.cloneFrom("file://" + sandbox.origin(), "shallow", "--depth=1");

        try (GitRepository git = sandbox.open(shallow)) {
            assertThat(git.commits().contains(git.workspace().head().orElseThrow(), first))
                    .isTrue();
        }
    }

    @Test
    void commitsChangesOntoATree() {
        sandbox.commit(clone, "Patches/1/00.sql", "SELECT 1;");
        sandbox.commit(clone, "bin/run.sh", "#!/bin/sh\n");
        sandbox.run(clone, "update-index", "--chmod=+x", "bin/run.sh");
        sandbox.run(clone, "commit", "-q", "-m", "executable");
        CommitId base = sandbox.tip(clone, "HEAD");

        try (GitRepository git = sandbox.open(clone)) {
            CommitId made = git.commits()
                    .commit(new CommitDraft(
                            treeOf(base),
                            List.of(
                                    new FileChange.Write(".hop/releases/0.1.0-patches.toml", "[patches]\n"),
                                    new FileChange.Write("bin/run.sh", "#!/bin/sh\nexit\n"),
                                    new FileChange.Write("Patches/é.sql", "é"),
                                    new FileChange.Remove("Patches/1/00.sql"),
                                    new FileChange.Remove("Patches/none.sql")),
                            List.of(base),
                            "Merge 1"));

            assertThat(git.commits().parents(made)).containsExactly(base);
            assertThat(git.commits().message(made)).isEqualTo("Merge 1");
            assertThat(git.commits().difference(base, made))
                    .containsExactlyInAnyOrder(
                            ".hop/releases/0.1.0-patches.toml", "Patches/é.sql", "Patches/1/00.sql", "bin/run.sh");
            assertThat(sandbox.run(clone, "ls-tree", made.hex(), "bin/run.sh")).startsWith("100755");
            assertThat(sandbox.run(clone, "log", "-1", "--format=%an <%ae>", made.hex()))
                    .isEqualTo("Ada <ada@example.com>");
            sandbox.run(clone, "update-ref", "refs/heads/made", made.hex());
            assertThat(sandbox.run(clone, "fsck", "--strict")).doesNotContain("error");
        }
    }

    @Test
    void ordersATreeAsGitDoes() {
        sandbox.commit(clone, "a/x", "1");
        sandbox.commit(clone, "a.b", "1");
        CommitId base = sandbox.commit(clone, "a0", "1");

        try (GitRepository git = sandbox.open(clone)) {
            CommitId made = git.commits()
                    .commit(new CommitDraft(
                            treeOf(base),
                            List.of(new FileChange.Write("a-b", "2"), new FileChange.Write("a/y", "2")),
                            List.of(base),
                            "x"));
            sandbox.run(clone, "update-ref", "refs/heads/made", made.hex());

            assertThat(sandbox.run(clone, "fsck", "--strict")).doesNotContain("error");
        }
    }

    @Test
    void takesPathsFromTheFolderThatHoldsTheProject() throws IOException {
        CommitId base = sandbox.commit(clone, "db/Patches/1/00.sql", "SELECT 1;");

        try (GitRepository git = sandbox.open(clone.resolve("db"))) {
            CommitId made = git.commits()
                    .commit(new CommitDraft(
                            treeOf(base),
                            List.of(new FileChange.Write("Patches/1/01.sql", "SELECT 2;")),
                            List.of(base),
                            "x"));

            assertThat(git.commits().tree(made).list("Patches/1")).containsExactly("00.sql", "01.sql");
            assertThat(git.commits().tree(made).list("")).containsExactly("Patches/");
            assertThat(git.commits().difference(base, made)).containsExactly("db/Patches/1/01.sql");
            Checkout checkout = git.commits().checkOut(made, folder.resolve("scratch"));
            assertThat(checkout.home()).isEqualTo(checkout.top().resolve("db"));
            assertThat(checkout.home().resolve("Patches/1/01.sql")).hasContent("SELECT 2;");
            assertThat(checkout.top().resolve("README.md")).exists();
        }
    }

    @Test
    void readsTextAndRefusesWhatIsNotUtf8() throws IOException {
        Files.write(clone.resolve("bom.sql"), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'x'});
        Files.write(clone.resolve("latin.sql"), new byte[] {'a', (byte) 0xE9});
        Files.createSymbolicLink(clone.resolve("link.sql"), Path.of("bom.sql"));
        sandbox.run(clone, "add", ".");
        sandbox.run(clone, "commit", "-q", "-m", "x");

        try (GitRepository git = sandbox.open(clone)) {
            for (Tree tree : List.of(
                    git.commits().tree(git.workspace().head().orElseThrow()),
                    git.workspace().files())) {
                assertThat(tree.text("bom.sql")).contains("x");
                assertThat(tree.text("none.sql")).isEmpty();
                assertThat(tree.text("link.sql")).isEmpty();
                assertThat(tree.list("none")).isEmpty();
                assertThat(tree.list("README.md")).isEmpty();
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(() -> tree.text("latin.sql"))
                        .satisfies(e -> assertThat(e.report()).contains("latin.sql is not UTF-8"));
            }
        }
    }
}
