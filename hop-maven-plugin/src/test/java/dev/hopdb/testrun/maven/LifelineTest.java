package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LifelineTest {

    @Test
    void endsATestRunWhoseHopWasKilled(@TempDir Path folder) throws IOException, InterruptedException {
        Process hop = new ProcessBuilder("sleep", "300").start();
        Process testRun = new OwnJvm(folder).start("hold on", Long.toString(hop.pid()));
        try {
            OwnJvm.await(folder.resolve("holding"));

            hop.destroyForcibly();

            assertThat(testRun.waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(testRun.exitValue()).isOne();
        } finally {
            testRun.destroyForcibly();
            hop.destroyForcibly();
        }
    }

    @Test
    void doesNothingOutsideOfATestRun() {
        Lifeline.holdOnTo(Map.of());
    }
}
