package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongRunTest {

    private static final String ENDED =
            "[INFO] Tests run: 14, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.3 s -- in ";

    private final AtomicLong now = new AtomicLong();
    private final List<String> told = new ArrayList<>();
    private final LongRun run = new LongRun(now::get, told::add);

    @Test
    void saysNothingOfARunThatIsSoonOver() {
        run.accept(ENDED + "com.acme.shop.UsersTest");

        assertThat(told).isEmpty();
    }

    @Test
    void namesEachTestClassThatEndsOnceARunTakesLong() {
        now.set(Duration.ofSeconds(11).toNanos());

        run.accept("[INFO] Running com.acme.shop.UsersTest");
        run.accept(ENDED + "com.acme.shop.UsersTest");

        assertThat(told).containsExactly("UsersTest: 14 tests, 0.3 s");
    }

    @Test
    void aForkTellsItsLinesWhileItRuns(@TempDir Path folder) {
        List<String> lines = new ArrayList<>();
        Path log = folder.resolve("fork.log");
        Path seen = folder.resolve("seen");
        List<String> command =
                List.of("/bin/sh", "-c", "echo first; while [ ! -e seen ]; do sleep 0.1; done; echo last");

        new Fork(command, folder, log).run(Map.of(), Duration.ofMinutes(5), line -> {
            lines.add(line);
            touch(seen);
        });

        assertThat(lines).containsExactly("first", "last");
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
