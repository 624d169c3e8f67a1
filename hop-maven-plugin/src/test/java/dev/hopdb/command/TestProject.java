package dev.hopdb.command;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.project.TransactionUnit;
import java.nio.file.Path;
import java.util.UUID;

/** A hop project on a bare origin, as hop:init leaves it, and developers who clone it. */
final class TestProject {

    private final GitSandbox git;
    private final String id;

    private TestProject(GitSandbox git, String id) {
        this.git = git;
        this.id = id;
    }

    static TestProject in(Path folder) {
        GitSandbox git = GitSandbox.in(folder);
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        ProjectConfig config = new ProjectConfig(1, id, "com.acme", TransactionUnit.RELEASE, "0.1.0", OwnRefs.HIDDEN);
        git.colleagueCommits("ho-prod", ".hop/config.toml", config.text());
        git.colleagueCommits("ho-prod", ".gitignore", ".hop/local/\ntarget/\n");
        return new TestProject(git, id);
    }

    Developer clone(String name, String... options) {
        return at(git.clone(name, options), name);
    }

    /** Somebody whose role has a development database, and may not create another. */
    Developer cloneWithoutCreatedb(String name) {
        String database = TestCluster.freshName("development");
        DatabaseAddress owner = TestCluster.role(database, "NOCREATEDB");
        TestCluster.run("postgres", "CREATE DATABASE %s OWNER %s".formatted(database, owner.user()));
        return new Developer(git.clone(name), name, id, owner);
    }

    /** Somebody who works in a clone that is there already. */
    Developer at(Path folder, String name) {
        return new Developer(folder, name, id, TestCluster.address(TestCluster.freshName("development")));
    }

    GitSandbox git() {
        return git;
    }

    String id() {
        return id;
    }

    /** From now on origin moves refs one by one, as servers do that know no atomic push. */
    void cannotMoveRefsTogether() {
        git.run(git.origin(), "config", "receive.advertiseAtomic", "false");
    }

    /** Origin refuses the refs that match a shell pattern, until {@link #allowAll}. */
    void refuse(String pattern) {
        git.originHook("update", "case $1 in %s) echo protected >&2; exit 1;; esac".formatted(pattern));
    }

    void allowAll() {
        git.originHook("update", "exit 0");
    }
}
