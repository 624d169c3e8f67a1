package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ForkTest {

    private static final String STARTS_A_CHILD_AND_HANGS = "sleep 600 & echo $$ $! > pids.new; mv pids.new pids; wait";

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void chooseLog() {
        log = folder.resolve("logs/fork.log");
    }

    @Test
    void handsOnTheExitCodeAndWhatWasPrinted() {
        Fork.End end = shell("echo out; echo err >&2; echo $HOP_TEST_VARIABLE; exit 3")
                .run(Map.of("HOP_TEST_VARIABLE", "set", "HOME", ""), Duration.ofMinutes(1));

        assertThat(end).isEqualTo(new Fork.End.Exited(3));
        assertThat(log).hasContent("out\nerr\nset");
    }

    @Test
    void endsAllOfItWhenTimeIsUp() throws IOException {
        Duration limit = Duration.ofMillis(500);
        do {
            // on a machine that is busy the child may not be there yet when the time is up
            limit = limit.multipliedBy(2);
            assertThat(shell(STARTS_A_CHILD_AND_HANGS).run(Map.of(), limit)).isEqualTo(new Fork.End.TimedOut(limit));
        } while (!Files.exists(folder.resolve("pids")));

        assertThatAllHaveEnded();
    }

    @Test
    void endsAllOfItWhenHopIsInterrupted() throws IOException, InterruptedException {
        Thread hop = new Thread(() -> shell(STARTS_A_CHILD_AND_HANGS).run(Map.of(), Duration.ofMinutes(5)));
        hop.start();
        OwnJvm.await(folder.resolve("pids"));

        hop.interrupt();
        hop.join(Duration.ofMinutes(4).toMillis());

        assertThat(hop.isAlive()).isFalse();
        assertThatAllHaveEnded();
    }

    @Test
    void endsAllOfItWhenTheJvmOfHopEnds() throws IOException, InterruptedException {
        Process hop = new OwnJvm(folder).start("fork", STARTS_A_CHILD_AND_HANGS);
        OwnJvm.await(folder.resolve("pids"));

        hop.destroy();
        hop.waitFor();

        assertThatAllHaveEnded();
    }

    private Fork shell(String script) {
        return new Fork(List.of("/bin/sh", "-c", script), folder, log);
    }

    private void assertThatAllHaveEnded() throws IOException {
        assertThat(Files.readString(folder.resolve("pids")).strip().split(" "))
                .hasSize(2)
                .allSatisfy(pid ->
                        assertThat(isRunning(pid)).as("process %s runs", pid).isFalse());
    }

    /** A process that has ended may still be listed, as a zombie that nobody has asked about. */
    private static boolean isRunning(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).isPresent()
                && Path.of("/proc/%s/stat".formatted(pid)).toFile().exists()
                && !statOf(pid).contains(") Z ");
    }

    private static String statOf(String pid) {
        try {
            return Files.readString(Path.of("/proc/%s/stat".formatted(pid)));
        } catch (IOException ended) {
            return ") Z ";
        }
    }
}
