package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.console.FinishedStep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** How something that lasts is told: a live line on a terminal, a line now and then in a log. */
class MavenConsoleTest {

    private static final String AT_WORK = "Patches/3-orders/20.sql:1:1  %d s, building index: scanning table, %d %%";

    private final List<String> logged = new ArrayList<>();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong seconds = new AtomicLong(1_000);

    private final SystemStreamLog log = new SystemStreamLog() {
        @Override
        public void info(CharSequence line) {
            logged.add(line.toString());
        }

        @Override
        public void warn(CharSequence line) {
            logged.add(line.toString());
        }
    };

    @Test
    void isALineNowAndThenInALog() {
        MavenConsole console = console(Optional.empty());

        for (int second = 1; second <= 25; second++) {
            console.progress(AT_WORK.formatted(second, second));
            seconds.incrementAndGet();
        }

        assertThat(logged)
                .containsExactly(
                        "         " + AT_WORK.formatted(1, 1),
                        "         " + AT_WORK.formatted(11, 11),
                        "         " + AT_WORK.formatted(21, 21));
    }

    @Test
    void isOneLineThatIsWrittenOverOnATerminal() {
        MavenConsole console = console(Optional.of(new PrintStream(screen, true, StandardCharsets.UTF_8)));

        console.progress(AT_WORK.formatted(10, 40));
        console.progress(AT_WORK.formatted(9, 4));
        console.step(new FinishedStep(1, 1, "Apply release 0.3.0", Duration.ofSeconds(12), "1 patch"));
        console.warn("done");

        String last = AT_WORK.formatted(9, 4);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .as("what is longer is written over, and the line is cleared once before others")
                .isEqualTo("\r%s\r%s  \r%s\r".formatted(AT_WORK.formatted(10, 40), last, " ".repeat(last.length())));
        assertThat(logged)
                .containsExactly(
                        "  1/1  Apply release 0.3.0                                      12.0 s   1 patch", "done");
    }

    @Test
    void fitsATerminal() {
        console(Optional.of(new PrintStream(screen, true, StandardCharsets.UTF_8)))
                .progress("x".repeat(300));

        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\r" + "x".repeat(100));
    }

    private MavenConsole console(Optional<PrintStream> terminal) {
        return new MavenConsole(log, true, terminal, () -> seconds.get() * 1_000_000_000L);
    }
}
