package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.git.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Local branches brought to where origin has them, with the files of the one that is checked out. */
class FastForwardTest extends CloneFixture {

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
}
