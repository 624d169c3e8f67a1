package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JVM of its own in a test, so that it can come to its end. */
record OwnJvm(Path folder) {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    Process start(String role, String argument) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnJvm.class.getName(),
                        folder.toString(),
                        role,
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("own-jvm.log").toFile())
                .start();
    }

    static void await(Path file) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(file + " has not come in " + LIMIT);
            }
            Thread.sleep(5);
        }
    }

    /** Runs a command for up to five minutes, or holds on to another process. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("fork")) {
            new Fork(List.of("/bin/sh", "-c", arguments[2]), folder, folder.resolve("fork.log"))
                    .run(Map.of(), Duration.ofMinutes(5));
        } else {
            Lifeline.holdOnTo(Map.of(Lifeline.VARIABLE, arguments[2]));
            Files.createFile(folder.resolve("holding"));
            Thread.sleep(300_000);
        }
    }
}
