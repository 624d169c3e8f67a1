package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's branches and files: moved only where nothing is lost. */
class WorkspaceTest {

    private static final Branch PROD = Branch.parse("ho-prod");
    private static final Branch PATCH = Branch.parse("ho-patch/7");
    private static final Branch STAGED = Branch.parse("ho-staged/7");

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;
    private GitRepository git;

    @BeforeEach
    void open() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        git = sandbox.open(clone);
    }

    @AfterEach
    void close() {
        git.close();
    }

    /** A commit on top of ho-prod that changes a file, adds one in a folder, and deletes one. */
    private CommitId step() {
        sandbox.colleagueCommits("ho-prod", "old.txt", "old");
        sandbox.run(clone, "pull", "-q");
        Path colleague = folder.resolve("colleague");
        sandbox.run(colleague, "rm", "-q", "old.txt");
        sandbox.write(colleague, "dir/new.txt", "new");
        sandbox.run(colleague, "add", ".");
        CommitId step = sandbox.colleagueCommits("ho-prod", "README.md", "# Changed\n");
        git.origin().fetch();
        return step;
    }

    @Test
    void knowsWhatIsCheckedOut() {
        assertThat(git.workspace().branch()).contains(PROD);
        assertThat(git.workspace().head()).contains(sandbox.tip(clone, "HEAD"));
        assertThat(git.workspace().tip(PATCH)).isEmpty();

        sandbox.run(clone, "checkout", "-q", "--detach");

        assertThat(git.workspace().branch()).isEmpty();
        assertThat(git.workspace().branches()).containsExactly(PROD);
    }

    @Test
    void worksBeforeTheFirstCommit() {
        Path fresh = folder.resolve("fresh");
        Repositories repositories = new JGitRepositories(Connection.online(Clock.systemUTC()));
        repositories.create(fresh);
        repositories.setOrigin(fresh, sandbox.origin().toString());
        assertThat(repositories.origin(fresh)).contains(sandbox.origin().toString());
        assertThat(repositories.exists(fresh)).isTrue();
        assertThat(repositories.exists(folder)).isFalse();
        try (GitRepository unborn = sandbox.open(fresh)) {
            assertThat(unborn.workspace().branch()).contains(PROD);
            assertThat(unborn.workspace().head()).isEmpty();
            assertThat(unborn.workspace().uncommitted()).isEmpty();
            unborn.origin().fetch();

            assertThat(unborn.workspace().fastForward(PROD, sandbox.tip(clone, "HEAD")))
                    .isTrue();

            assertThat(sandbox.status(fresh)).isEmpty();
            assertThat(fresh.resolve("README.md")).exists();
            assertThat(sandbox.run(fresh, "rev-parse", "--abbrev-ref", "ho-prod@{upstream}"))
                    .isEqualTo("origin/ho-prod");
        }
    }

    @Test
    void listsWhatGitStatusLists() {
        sandbox.commit(clone, "modified.txt", "a");
        sandbox.commit(clone, "deleted.txt", "a");
        sandbox.commit(clone, ".gitignore", "*.log\ntarget/\n");
        sandbox.write(clone, "modified.txt", "b");
        sandbox.run(clone, "rm", "-q", "deleted.txt");
        sandbox.write(clone, "staged.txt", "s");
        sandbox.run(clone, "add", "staged.txt");
        sandbox.write(clone, "deep/er/untracked.txt", "u");
        sandbox.write(clone, "build.log", "ignored");
        sandbox.write(clone, "target/x", "ignored");
        sandbox.write(clone, "excluded.tmp", "ignored");
        sandbox.write(clone, "é ü.txt", "odd name");
        sandbox.write(folder, "excludes", "*.tmp\n");
        sandbox.run(
                clone, "config", "core.excludesFile", folder.resolve("excludes").toString());
        git.close();
        git = sandbox.open(clone);

        assertThat(git.workspace().uncommitted())
                .containsExactly("deep/er/untracked.txt", "deleted.txt", "modified.txt", "staged.txt", "é ü.txt");
    }

    @Test
    void seesNoChangeInACheckoutWithWindowsLineEnds() {
        sandbox.run(clone, "config", "core.autocrlf", "true");
        sandbox.run(clone, "rm", "-q", "-f", "README.md");
        sandbox.run(clone, "reset", "-q", "--hard");
        assertThat(sandbox.read(clone, "README.md")).endsWith("\r\n");
        git.close();
        git = sandbox.open(clone);
        assertThat(git.workspace().uncommitted()).isEmpty();

        CommitId step = step();

        assertThat(git.workspace().fastForward(PROD, step)).isTrue();
        assertThat(sandbox.read(clone, "README.md")).isEqualTo("# Changed\r\n");
        assertThat(sandbox.status(clone)).isEmpty();
    }

    @Test
    void movesTheFilesOfTheBranchThatIsCheckedOut() {
        CommitId step = step();

        assertThat(git.workspace().fastForward(PROD, step)).isTrue();

        assertThat(sandbox.tip(clone, "HEAD")).isEqualTo(step);
        assertThat(sandbox.status(clone)).isEmpty();
        assertThat(clone.resolve("old.txt")).doesNotExist();
        assertThat(sandbox.read(clone, "dir/new.txt")).isEqualTo("new");
    }

    @Test
    void keepsChangesThatAreNotInTheWay() {
        CommitId step = step();
        sandbox.write(clone, "mine.txt", "mine");
        sandbox.commit(clone, "other.txt", "x");
        sandbox.run(clone, "reset", "-q", "--soft", "HEAD~1");

        assertThat(git.workspace().fastForward(PROD, step)).isTrue();

        assertThat(sandbox.status(clone).lines()).containsExactly("A  other.txt", "?? mine.txt");
        assertThat(sandbox.tip(clone, "HEAD")).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modified",
                "staged",
                "deleted",
                "removed",
                "untracked",
                "ignored",
                "folder",
                "file",
                "deletedThere"
            })
    void touchesNothingWhereAFileInTheWayIsNotCommitted(String kind) throws IOException {
        CommitId step = step();
        switch (kind) {
            case "modified" -> sandbox.write(clone, "README.md", "mine");
            case "staged" -> {
                sandbox.write(clone, "README.md", "mine");
                sandbox.run(clone, "add", "README.md");
            }
            case "deleted" -> Files.delete(clone.resolve("README.md"));
            case "removed" -> sandbox.run(clone, "rm", "-q", "README.md");
            case "untracked" -> sandbox.write(clone, "dir/new.txt", "mine");
            case "ignored" -> {
                sandbox.write(clone, "dir/new.txt", "mine");
                sandbox.write(clone, ".git/info/exclude", "dir/\n");
            }
            case "folder" -> sandbox.write(clone, "dir/new.txt/mine", "mine");
            case "file" -> sandbox.write(clone, "dir", "mine");
            default -> sandbox.write(clone, "old.txt", "mine");
        }
        String before = sandbox.status(clone);
        CommitId head = sandbox.tip(clone, "HEAD");

        assertThat(git.workspace().fastForward(PROD, step)).isFalse();

        assertThat(sandbox.status(clone)).isEqualTo(before);
        assertThat(sandbox.tip(clone, "HEAD")).isEqualTo(head);
        if (Files.isRegularFile(clone.resolve("dir/new.txt"))) {
            assertThat(sandbox.read(clone, "dir/new.txt")).isEqualTo("mine");
        }
    }

    @Test
    void finishesAMoveThatWasCutShort() {
        CommitId step = step();
        sandbox.write(clone, "README.md", "# Changed\n");
        sandbox.write(clone, "dir/new.txt", "new");

        assertThat(git.workspace().fastForward(PROD, step)).isTrue();

        assertThat(sandbox.status(clone)).isEmpty();
        assertThat(sandbox.tip(clone, "HEAD")).isEqualTo(step);
    }

    @Test
    void finishesAMoveWhoseFilesWereAllWritten() {
        CommitId step = step();
        sandbox.run(clone, "read-tree", "-m", "-u", step.hex());

        assertThat(git.workspace().fastForward(PROD, step)).isTrue();

        assertThat(sandbox.status(clone)).isEmpty();
    }

    @Test
    void replacesAFolderByAFileAndBack() {
        sandbox.colleagueCommits("ho-prod", "thing/a.txt", "a");
        git.origin().fetch();
        CommitId one = git.origin().tip(PROD).orElseThrow();
        assertThat(git.workspace().fastForward(PROD, one)).isTrue();
        Path colleague = folder.resolve("colleague");
        sandbox.run(colleague, "rm", "-q", "-r", "thing");
        CommitId two = sandbox.colleagueCommits("ho-prod", "thing", "a file now");
        git.origin().fetch();
        sandbox.write(clone, "thing/mine.txt", "untracked");
        assertThat(git.workspace().fastForward(PROD, two)).isFalse();
        assertThat(sandbox.read(clone, "thing/mine.txt")).isEqualTo("untracked");
        delete(clone.resolve("thing/mine.txt"));

        assertThat(git.workspace().fastForward(PROD, two)).isTrue();
        assertThat(sandbox.status(clone)).isEmpty();

        sandbox.run(clone, "branch", "ho-patch/7", one.hex());
        assertThat(git.workspace().checkOut(PATCH)).isTrue();
        assertThat(sandbox.status(clone)).isEmpty();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void doesNotMoveABranchThatHasCommitsOfItsOwn() {
        CommitId step = step();
        CommitId mine = sandbox.commit(clone, "mine.txt", "mine");

        assertThat(git.workspace().fastForward(PROD, step)).isFalse();
        assertThat(sandbox.tip(clone, "ho-prod")).isEqualTo(mine);
    }

    @Test
    void makesAndMovesABranchThatIsNotCheckedOut() {
        CommitId first = sandbox.tip(clone, "HEAD");
        assertThat(git.workspace().fastForward(PATCH, first)).isTrue();
        CommitId step = step();
        CommitId head = sandbox.tip(clone, "HEAD");

        assertThat(git.workspace().fastForward(PATCH, step)).isTrue();

        assertThat(git.workspace().tip(PATCH)).contains(step);
        assertThat(sandbox.tip(clone, "HEAD")).isEqualTo(head);
        assertThat(sandbox.status(clone)).isEmpty();
    }

    @Test
    void doesNotMoveABranchUnderAnotherWorktree() {
        CommitId step = step();
        sandbox.run(clone, "branch", "ho-patch/7");
        sandbox.run(clone, "worktree", "add", "-q", "../other", "ho-patch/7");
        CommitId before = sandbox.tip(clone, "ho-patch/7");

        assertThat(git.workspace().fastForward(PATCH, step)).isFalse();
        assertThat(git.workspace().checkOut(PATCH)).isFalse();
        git.workspace().deleteIfContained(PATCH, step);
        git.workspace().rename(PATCH, STAGED);

        assertThat(git.workspace().tip(PATCH)).contains(before);
        assertThat(sandbox.status(folder.resolve("other"))).isEmpty();
    }

    @Test
    void worksInALinkedWorktree() {
        sandbox.run(clone, "worktree", "add", "-q", "-b", "ho-patch/7", "../linked");
        Path linked = folder.resolve("linked");
        CommitId step = step();

        try (GitRepository inLinked = sandbox.open(linked)) {
            assertThat(inLinked.workspace().branch()).contains(PATCH);
            assertThat(inLinked.workspace().fastForward(PROD, step)).isFalse();
            assertThat(inLinked.workspace().fastForward(PATCH, step)).isTrue();
            assertThat(inLinked.workspace().uncommitted()).isEmpty();
            inLinked.workspace().installHooks();
            assertThat(inLinked.commits()
                            .checkOut(step, folder.resolve("s"))
                            .top()
                            .resolve("dir/new.txt"))
                    .exists();
        }
        assertThat(sandbox.status(linked)).isEmpty();
        assertThat(clone.resolve(".git/hooks/pre-commit")).exists();
    }

    @Test
    void leavesABranchAloneThatIsBeingRebased() {
        CommitId step = step();
        sandbox.run(clone, "checkout", "-q", "-b", "ho-patch/7", "HEAD");
        sandbox.commit(clone, "README.md", "mine");
        sandbox.tryRun(clone, "rebase", step.hex());
        assertThat(clone.resolve(".git/rebase-merge")).exists();

        assertThat(git.workspace().checkOut(PROD)).isFalse();
        git.workspace().rename(PATCH, STAGED);

        assertThat(git.workspace().tip(PATCH)).isPresent();
    }

    @Test
    void checksABranchOut() {
        CommitId step = step();
        git.workspace().fastForward(PATCH, step);
        sandbox.write(clone, "mine.txt", "mine");

        assertThat(git.workspace().checkOut(PATCH)).isTrue();

        assertThat(git.workspace().branch()).contains(PATCH);
        assertThat(sandbox.status(clone)).isEqualTo("?? mine.txt");
        assertThat(sandbox.run(clone, "rev-parse", "--abbrev-ref", "@{-1}")).isEqualTo("ho-prod");
        assertThat(git.workspace().checkOut(PATCH)).isTrue();
    }

    @Test
    void doesNotCheckOutOverChanges() {
        CommitId step = step();
        git.workspace().fastForward(PATCH, step);
        sandbox.write(clone, "README.md", "mine");

        assertThat(git.workspace().checkOut(PATCH)).isFalse();

        assertThat(git.workspace().branch()).contains(PROD);
        assertThat(sandbox.status(clone)).isEqualTo("M README.md");
    }

    @Test
    void renamesTheBranchThatIsCheckedOut() {
        sandbox.run(clone, "checkout", "-q", "-b", "ho-patch/7");

        git.workspace().rename(PATCH, STAGED);

        assertThat(git.workspace().branch()).contains(STAGED);
        assertThat(git.workspace().tip(PATCH)).isEmpty();
        assertThat(sandbox.status(clone)).isEmpty();
    }

    @Test
    void doesNotRenameOntoABranchThatExists() {
        sandbox.run(clone, "branch", "ho-patch/7");
        sandbox.run(clone, "branch", "ho-staged/7");

        git.workspace().rename(PATCH, STAGED);

        assertThat(git.workspace().branches()).containsExactly(PATCH, PROD, STAGED);
    }

    @Test
    void deletesABranchOnlyIfNothingIsLost() {
        CommitId base = sandbox.tip(clone, "HEAD");
        sandbox.run(clone, "checkout", "-q", "-b", "ho-patch/7");
        CommitId mine = sandbox.commit(clone, "mine.txt", "mine");
        git.workspace().deleteIfContained(PATCH, mine);
        assertThat(git.workspace().tip(PATCH)).as("checked out").isPresent();

        sandbox.run(clone, "checkout", "-q", "ho-prod");
        git.workspace().deleteIfContained(PATCH, base);
        assertThat(git.workspace().tip(PATCH)).as("has a commit of its own").isPresent();

        git.workspace().deleteIfContained(PATCH, mine);
        assertThat(git.workspace().tip(PATCH)).isEmpty();
    }

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
