package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Repositories;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The user's branches and files: moved only where nothing is lost. */
class WorkspaceTest extends CloneFixture {

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
    void namesTheIgnoredFilesOfAFolder() {
        sandbox.commit(clone, "db/.hop/config.toml", "x");
        sandbox.commit(clone, "db/Patches/1/tracked.sql", "a");
        sandbox.commit(clone, "db/Patches/1/10.sql", "a");
        sandbox.write(clone, "db/Patches/1/.gitignore", "2*.sql\n");
        sandbox.write(clone, ".gitignore", "tracked.sql\ndb/Patches/2/\n30.sql\n");
        for (String file : List.of("1/20 é.sql", "1/30.sql", "1/40.sql", "2/10.sql", "11/20.sql")) {
            sandbox.write(clone, "db/Patches/" + file, "i");
        }
        sandbox.write(clone, "db/Patches/1/21.sql", "i");
        sandbox.run(clone, "add", "-f", "db/Patches/1/21.sql");

        try (GitRepository below = sandbox.open(clone.resolve("db"))) {
            assertThat(below.workspace().ignored("Patches/1"))
                    .containsExactly("Patches/1/20 é.sql", "Patches/1/30.sql");
            assertThat(below.workspace().ignored("Patches/2")).containsExactly("Patches/2/10.sql");
            assertThat(below.workspace().ignored("Patches/3")).isEmpty();
        }
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
}
