package dev.hopdb.testrun.maven;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells how far a test run is, once it takes so long that somebody may wonder: each test class as it ends. */
final class LongRun implements Consumer<String> {

    private static final long PATIENCE = 10_000_000_000L;

    private static final Pattern CLASS_ENDED =
            Pattern.compile(".*Tests run: (\\d+), .*Time elapsed: ([0-9.]+ s).* -- in (?:.*\\.)?([^.]+)");

    private final LongSupplier nanos;
    private final long start;
    private final Consumer<String> console;

    /** @param nanos a clock that never goes back */
    LongRun(LongSupplier nanos, Consumer<String> console) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.console = console;
    }

    @Override
    public void accept(String line) {
        Matcher ended = CLASS_ENDED.matcher(line);
        if (nanos.getAsLong() - start > PATIENCE && ended.matches()) {
            console.accept("%s: %s tests, %s".formatted(ended.group(3), ended.group(1), ended.group(2)));
        }
    }
}
