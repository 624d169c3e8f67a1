package dev.hopdb.command;

import dev.hopdb.console.FinishedStep;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Level;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs one goal for a developer, and ends as by {@code kill -9} after the n-th step. */
final class Victim {

    /** What a process says with its exit code when it was ended in the middle. */
    static final int KILLED = 137;

    static final int NEVER = 99;

    private Victim() {}

    /** What a developer types. */
    enum Goal {
        RELEASE_CREATE,
        PATCH_CREATE,
        PATCH_APPLY,
        PATCH_MERGE,
        PROMOTE_RC,
        PROMOTE_PROD,
        ROLLBACK;

        void run(Developer developer, String argument) {
            switch (this) {
                case RELEASE_CREATE -> developer.createRelease(Level.parse(argument));
                case PATCH_CREATE -> developer.createPatch(argument, "0.1.0");
                case PATCH_APPLY -> developer.applyPatch();
                case PATCH_MERGE -> developer.mergePatch();
                case PROMOTE_RC -> developer.promoteToCandidate();
                case PROMOTE_PROD -> developer.promoteToProduction();
                case ROLLBACK -> developer.rollback(argument);
            }
        }
    }

    /** Starts the goal in another JVM, in the clone of {@code developer}. */
    static Process start(Developer developer, Goal goal, String argument, int lastStep) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName()));
        command.addAll(List.of(
                developer.folder().toString(),
                developer.name(),
                developer.project(),
                developer.database(),
                goal.name(),
                argument,
                Integer.toString(lastStep)));
        DatabaseAddress server = TestCluster.address();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(developer.folder().getParent().toFile(), "victim.log"));
        builder.environment()
                .putAll(Map.of(
                        "HOP_TEST_URL",
                        server.url(),
                        "HOP_TEST_USER",
                        server.user(),
                        "HOP_TEST_PASSWORD",
                        server.password().reveal()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the exit code */
    static int run(Developer developer, Goal goal, String argument, int lastStep) {
        return exitOf(start(developer, goal, argument, lastStep));
    }

    static int exitOf(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the victim hangs");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) {
        Developer developer =
                new Developer(Path.of(arguments[0]), arguments[1], arguments[2], TestCluster.address(arguments[3]));
        developer.speakTo(new Deathbed(Integer.parseInt(arguments[6])));
        try {
            Goal.valueOf(arguments[4]).run(developer, arguments[5]);
        } catch (HopException e) {
            System.out.println(e.report());
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    /** Ends the process when a step has ended. */
    private static final class Deathbed extends RecordingConsole {

        private final int lastStep;
        private int steps;

        Deathbed(int lastStep) {
            this.lastStep = lastStep;
        }

        @Override
        public void step(FinishedStep step) {
            steps++;
            if (steps == lastStep) {
                Runtime.getRuntime().halt(KILLED);
            }
        }

        @Override
        RecordingConsole next() {
            return this;
        }
    }
}
