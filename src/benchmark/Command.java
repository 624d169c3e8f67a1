import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments, started anew each time.
 *
 * @param environment beside that of the benchmark
 */
record Command(Path folder, Map<String, String> environment, List<String> words) {

    static final Path TOP = Path.of("").toAbsolutePath();

    private static final Map<String, String> ADA = Map.of(
            "HOP_IT_WARM_REPOSITORY", System.getProperty("user.home") + "/.m2/repository",
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@example.com",
            "GIT_COMMITTER_NAME", "Ada",
            "GIT_COMMITTER_EMAIL", "ada@example.com");

    static Command of(Path folder, String... words) {
        return new Command(folder, ADA, List.of(words));
    }

    /** A goal, or several, of the hop of this build. */
    static Command maven(Path folder, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                System.getProperty("mvn", "mvn"),
                "-B",
                "-q",
                "-ntp",
                "-s",
                TOP.resolve("src/it/settings.xml").toString(),
                "-Dmaven.repo.local=" + TOP.resolve("src/it/target/local-repo")));
        words.addAll(Arrays.asList(arguments));
        return new Command(folder, ADA, words);
    }

    Command with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Command(folder, all, words);
    }

    /** Runs to its end. What it prints is shown only if it fails. */
    Watched run() throws Exception {
        Path log = Files.createTempFile("hop-benchmark-", ".log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Watched watched = new Watched();
        long begin = System.nanoTime();
        Process process = builder.start();
        watched.until(process);
        watched.nanos = System.nanoTime() - begin;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("failed: " + words + "\n" + read(log));
        }
        Files.delete(log);
        return watched;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "?";
        }
    }

    /** What a process is seen to use: its time, its peak of resident memory, and the life of its longest child. */
    static final class Watched {

        private long nanos;
        private long kilobytes;
        private long fork;

        double seconds() {
            return nanos / 1e9;
        }

        double megabytes() {
            return kilobytes / 1024.0;
        }

        double secondsOfFork() {
            return fork / 1e9;
        }

        private void until(Process process) throws Exception {
            Map<Long, Long> children = new TreeMap<>();
            while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                peak(process.pid());
                process.children().forEach(child -> {
                    long since = children.computeIfAbsent(child.pid(), pid -> now);
                    fork = Math.max(fork, now - since);
                });
            }
        }

        private void peak(long pid) {
            read(Path.of("/proc/%d/status".formatted(pid)))
                    .lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .forEach(now -> kilobytes = Math.max(kilobytes, now));
        }
    }
}
