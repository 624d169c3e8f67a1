package dev.hopdb.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.git.jgit.Connection;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bare origin and clones of it in one folder, driven by the real {@code git}: the other party of every Git test.
 *
 * <p>Settings of this machine have no part in it. Its first commit, on {@code ho-prod}, holds {@code README.md}.
 */
public final class GitSandbox {

    private static final Path NOTHING =
            Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");

    private final Path root;

    private GitSandbox(Path root) {
        this.root = root;
    }

    /** The sandbox that another process made in {@code root}. */
    public static GitSandbox at(Path root) {
        return new GitSandbox(root.toAbsolutePath());
    }

    /** A sandbox with an origin whose default branch is {@code ho-prod}, and no commit. */
    public static GitSandbox empty(Path root) {
        GitSandbox sandbox = new GitSandbox(root.toAbsolutePath());
        sandbox.run(sandbox.root, "init", "-q", "--bare", "-b", "ho-prod", "origin.git");
        return sandbox;
    }

    /** A sandbox with an origin that has one commit on {@code ho-prod}. */
    public static GitSandbox in(Path root) {
        GitSandbox sandbox = empty(root);
        sandbox.run(sandbox.root, "init", "-q", "-b", "ho-prod", "seed");
        Path seed = sandbox.root.resolve("seed");
        sandbox.identify(seed);
        sandbox.commit(seed, "README.md", "# A project\n");
        sandbox.run(seed, "push", "-q", sandbox.origin().toString(), "ho-prod");
        return sandbox;
    }

    public Path origin() {
        return root.resolve("origin.git");
    }

    /** A clone of origin in the folder {@code name}, with an identity. */
    public Path clone(String name, String... options) {
        return cloneFrom(origin().toString(), name, options);
    }

    public Path cloneFrom(String url, String name, String... options) {
        List<String> command = new ArrayList<>(List.of("clone", "-q"));
        command.addAll(List.of(options));
        command.addAll(List.of(url, name));
        run(root, command.toArray(String[]::new));
        identify(root.resolve(name));
        return root.resolve(name);
    }

    /** hop's view of {@code clone}. */
    public GitRepository open(Path clone) {
        return open(clone, OwnRefs.HIDDEN);
    }

    public GitRepository open(Path clone, OwnRefs own) {
        return JGitRepository.open(clone, own, Connection.online(Clock.systemUTC()));
    }

    /** Writes a file and commits it alone; a folder of the path is made. */
    public CommitId commit(Path clone, String file, String text) {
        write(clone, file, text);
        run(clone, "add", "--", file);
        run(clone, "commit", "-q", "-m", "Write " + file);
        return tip(clone, "HEAD");
    }

    public void write(Path clone, String file, String text) {
        try {
            Path path = clone.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(Path clone, String file) {
        try {
            return Files.readString(clone.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A branch of origin that has one more commit, pushed from a clone of its own: what a colleague did meanwhile. */
    public CommitId colleagueCommits(String branch, String file, String text) {
        Path colleague = root.resolve("colleague");
        if (!Files.exists(colleague)) {
            clone("colleague");
        }
        run(colleague, "fetch", "-q", "--prune", "origin");
        boolean known = originRefs().containsKey("refs/heads/" + branch);
        run(colleague, "checkout", "-q", "-B", branch, known ? "origin/" + branch : "origin/ho-prod");
        CommitId commit = commit(colleague, file, text);
        run(colleague, "push", "-q", "origin", branch);
        return commit;
    }

    /** Puts a hook of this text where origin runs it. */
    public void originHook(String name, String script) {
        hook(origin().resolve("hooks"), name, script);
    }

    public void hook(Path folder, String name, String script) {
        write(folder, name, "#!/bin/sh\n" + script + "\n");
        assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    /** Every ref of origin, by full name. */
    public Map<String, CommitId> originRefs() {
        return refs(origin());
    }

    public Map<String, CommitId> refs(Path repository) {
        Map<String, CommitId> refs = new TreeMap<>();
        run(repository, "for-each-ref", "--format=%(objectname) %(refname)")
                .lines()
                .forEach(line -> refs.put(line.substring(41), new CommitId(line.substring(0, 40))));
        return refs;
    }

    public CommitId tip(Path repository, String revision) {
        return new CommitId(run(repository, "rev-parse", revision));
    }

    /** All of {@code git status} that is not clean. */
    public String status(Path clone) {
        return run(clone, "status", "--porcelain", "-uall");
    }

    /** Runs {@code git}, and returns what it prints; fails the test if it fails. */
    public String run(Path folder, String... arguments) {
        return tryRun(folder, arguments)
                .orElseThrow(output ->
                        new AssertionError("git " + String.join(" ", arguments) + " in " + folder + ":\n" + output));
    }

    /** What {@code git} printed, and whether it succeeded. */
    public record Outcome(boolean succeeded, String output) {

        public String orElseThrow(java.util.function.Function<String, AssertionError> failure) {
            if (!succeeded) {
                throw failure.apply(output);
            }
            return output;
        }
    }

    public Outcome tryRun(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            hermetic(builder.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** No settings but those of the repository itself, and no question to anybody. */
    public static void hermetic(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_GLOBAL", NOTHING.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
    }

    private void identify(Path clone) {
        run(clone, "config", "user.name", "Ada");
        run(clone, "config", "user.email", "ada@example.com");
        run(clone, "config", "commit.gpgsign", "false");
        run(clone, "config", "core.autocrlf", "false");
        run(clone, "config", "gc.auto", "0");
    }

    /** What a ref of origin points to. */
    public Optional<CommitId> originRef(String name) {
        return Optional.ofNullable(originRefs().get(name));
    }
}
