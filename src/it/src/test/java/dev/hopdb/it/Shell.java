package dev.hopdb.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A terminal in a folder, in which Maven (the one of this build) and Git are run for real. */
public final class Shell {

    private static final long LIMIT_MINUTES = 5;

    private final Path folder;
    private final Map<String, String> environment;

    private Shell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    public static Shell in(Path folder) {
        return new Shell(
                folder,
                Map.of(
                        "HOP_IT_WARM_REPOSITORY", property("it.warmRepository"),
                        "JAVA_HOME", property("java.home"),
                        "GIT_AUTHOR_NAME", "Ada",
                        "GIT_AUTHOR_EMAIL", "ada@example.com",
                        "GIT_COMMITTER_NAME", "Ada",
                        "GIT_COMMITTER_EMAIL", "ada@example.com"));
    }

    public Shell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(folder, more);
    }

    /** Another terminal, in a folder below or beside this one. */
    public Shell cd(String path) {
        return new Shell(folder.resolve(path).normalize(), environment);
    }

    public Path folder() {
        return folder;
    }

    /** {@code mvn -B} with the hop of this build in the local repository. */
    public Output mvn(String... arguments) {
        return run(mavenCommand(arguments));
    }

    /** The same, not waited for; what it prints goes to {@code log}. */
    public Process startMvn(Path log, String... arguments) {
        try {
            Process process = start(mavenCommand(arguments), log);
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> mavenCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("maven.home"), "bin", isWindows() ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + property("it.localRepository")));
        if (!List.of(arguments).contains("-s")) {
            command.addAll(List.of("-s", property("it.settings")));
        }
        userSettings().ifPresent(settings -> command.addAll(List.of("-gs", settings.toString())));
        command.addAll(List.of(arguments));
        return command;
    }

    /** {@code mvn hop:<goal>} by full coordinates, as it is typed where no POM names the plugin. */
    public Output hop(String goal, String... arguments) {
        return mvn(with("dev.hopdb:hop-maven-plugin:%s:%s".formatted(property("hop.version"), goal), arguments));
    }

    static String[] with(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    public Output git(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, "git");
        return run(command);
    }

    private Output run(List<String> command) {
        try {
            Path log = Files.createTempFile("shell", ".log");
            try {
                return new Output(String.join(" ", command), exitCode(start(command, log)), Files.readString(log));
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int exitCode(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            return process.exitValue();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError("not done after %d minutes: %s".formatted(LIMIT_MINUTES, process.info()));
    }

    /** The user's own mirrors and proxies hold for the tests too. */
    private static Optional<Path> userSettings() {
        return Optional.of(Path.of(property("user.home"), ".m2", "settings.xml"))
                .filter(Files::exists);
    }

    private static boolean isWindows() {
        return property("os.name").startsWith("Windows");
    }

    /** What this build hands to its tests. */
    public static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run these tests with Maven");
        }
        return value;
    }
}
