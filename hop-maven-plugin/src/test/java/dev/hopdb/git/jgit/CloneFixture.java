package dev.hopdb.git.jgit;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A clone of a project, opened as a goal opens it. */
abstract class CloneFixture {

    static final Branch PROD = Branch.parse("ho-prod");
    static final Branch PATCH = Branch.parse("ho-patch/7");
    static final Branch STAGED = Branch.parse("ho-staged/7");

    @TempDir
    Path folder;

    GitSandbox sandbox;
    Path clone;
    GitRepository git;

    @BeforeEach
    final void open() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        git = sandbox.open(clone);
    }

    @AfterEach
    final void close() {
        git.close();
    }

    /** A commit on top of ho-prod that changes a file, adds one in a folder, and deletes one. */
    final CommitId step() {
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
}
