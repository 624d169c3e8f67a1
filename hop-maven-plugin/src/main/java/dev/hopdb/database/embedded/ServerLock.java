package dev.hopdb.database.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A lock that the server itself holds, with all its processes, as long as one of them lives.
 *
 * <p>It is seen where the server's process is not: in another container with the same folder. PostgreSQL itself looks for
 * the process only, and two servers on one data folder destroy it.
 */
record ServerLock(Path cluster) {

    private static final Path FLOCK = Path.of("/usr/bin/flock");

    private static final int FREE = 0;
    private static final int HELD = 1;

    /** For the processes of a killed server to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The command that runs {@code command} with the lock; the command itself where nothing can lock this file. */
    List<String> holding(List<String> command) {
        if (ask() != FREE) {
            return command;
        }
        List<String> holding = flock();
        holding.addAll(command);
        return holding;
    }

    /** Whether a server lives that holds it; one that is just ending is waited for. */
    boolean isHeld() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int answer = ask();
        while (answer == HELD && System.nanoTime() - end < 0) {
            Waiting.pause(PAUSE);
            answer = ask();
        }
        return answer == HELD;
    }

    /** Any other answer than the two: there is no such program, or no locks on this file system. */
    private int ask() {
        if (!Files.isExecutable(FLOCK)) {
            return -1;
        }
        List<String> question = flock();
        question.add("true");
        return Program.run(cluster, question).exit();
    }

    private List<String> flock() {
        return new ArrayList<>(List.of(
                FLOCK.toString(), "-x", "-n", cluster.resolve("server.lock").toString()));
    }
}
