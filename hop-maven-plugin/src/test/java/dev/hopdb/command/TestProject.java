package dev.hopdb.command;

import dev.hopdb.git.GitSandbox;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.project.TransactionUnit;
import java.nio.file.Path;

/** A hop project on a bare origin, as hop:init leaves it, and developers who clone it. */
final class TestProject {

    static final String ID = "0123456789ab";

    private final GitSandbox git;

    private TestProject(GitSandbox git) {
        this.git = git;
    }

    static TestProject in(Path folder) {
        GitSandbox git = GitSandbox.in(folder);
        ProjectConfig config = new ProjectConfig(1, ID, "com.acme", TransactionUnit.RELEASE, "0.1.0", OwnRefs.HIDDEN);
        git.colleagueCommits("ho-prod", ".hop/config.toml", config.text());
        git.colleagueCommits("ho-prod", ".gitignore", ".hop/local/\ntarget/\n");
        return new TestProject(git);
    }

    Developer clone(String name) {
        return new Developer(git, git.clone(name), name);
    }

    GitSandbox git() {
        return git;
    }
}
