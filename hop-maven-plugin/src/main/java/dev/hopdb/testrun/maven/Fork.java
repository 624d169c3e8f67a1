package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process and all it starts: ended together when time is up, when hop is interrupted, and when hop's own JVM ends.
 *
 * @param log takes all that is printed; only its owner may read it
 */
record Fork(List<String> command, Path folder, Path log) {

    /** How a fork came to its end. */
    sealed interface End {

        /** By itself. */
        record Exited(int code) implements End {}

        /** It was ended, since it took longer than this. */
        record TimedOut(Duration limit) implements End {}

        /** It was ended, since hop was. */
        record Interrupted() implements End {}
    }

    private static final Duration LOOK = Duration.ofMillis(500);

    End run(Map<String, String> environment, Duration limit) {
        return run(environment, limit, line -> {});
    }

    /**
     * @param environment to be set; an empty text removes a variable
     * @param printed is told each line of the log soon after it was printed
     */
    End run(Map<String, String> environment, Duration limit, Consumer<String> printed) {
        ProcessTree tree = new ProcessTree();
        Thread endWithUs = new Thread(tree::end, "hop-ends-test-run");
        Runtime.getRuntime().addShutdownHook(endWithUs);
        try {
            Process process = start(tree, environment);
            if (ends(process, limit, printed)) {
                return new End.Exited(process.exitValue());
            }
            tree.end();
            return new End.TimedOut(limit);
        } catch (InterruptedException e) {
            tree.end();
            Thread.currentThread().interrupt();
            return new End.Interrupted();
        } finally {
            forget(endWithUs);
        }
    }

    private boolean ends(Process process, Duration limit, Consumer<String> printed) throws InterruptedException {
        LogTail tail = new LogTail(log);
        long end = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        for (long left = limit.toNanos(); !ended && left > 0; left = end - System.nanoTime()) {
            ended = process.waitFor(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            tail.lines().forEach(printed);
        }
        return ended;
    }

    private Process start(ProcessTree tree, Map<String, String> environment) {
        try {
            makeLog();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            environment.forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process process = tree.start(builder);
            // whoever asks for input finds its end, and does not wait for a person
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeLog() throws IOException {
        Files.createDirectories(log.resolveSibling("."));
        Files.deleteIfExists(log);
        if (log.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // then the hook runs, or has run
        }
    }
}
