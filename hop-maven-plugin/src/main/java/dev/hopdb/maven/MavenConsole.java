package dev.hopdb.maven;

import dev.hopdb.console.Console;
import dev.hopdb.console.FinishedStep;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;

/** Tells the user through Maven's log, and asks on the terminal that Maven was started from. */
final class MavenConsole implements Console {

    private static final long NOW_AND_THEN = 10_000_000_000L;

    private static final int WIDTH = 100;

    private final Log log;
    private final boolean interactive;
    private final Optional<PrintStream> terminal;
    private final LongSupplier nanos;
    private long lastProgress;
    private int shown;

    /** @param interactive false under {@code -B}: nothing waits for an answer then */
    MavenConsole(Log log, boolean interactive) {
        this(
                log,
                interactive,
                interactive && Terminal.isThere() ? Optional.of(System.out) : Optional.empty(),
                System::nanoTime);
    }

    /**
     * Of any kind.
     *
     * @param terminal where a line can be written over
     * @param nanos tells the time
     */
    MavenConsole(Log log, boolean interactive, Optional<PrintStream> terminal, LongSupplier nanos) {
        this.log = log;
        this.interactive = interactive;
        this.terminal = terminal;
        this.nanos = nanos;
        this.lastProgress = nanos.getAsLong() - NOW_AND_THEN;
    }

    @Override
    public synchronized void say(String line) {
        clear();
        log.info(line);
    }

    @Override
    public synchronized void step(FinishedStep step) {
        clear();
        String line = "  %d/%d  %-54s %6.1f s   %s"
                .formatted(step.number(), step.of(), step.name(), step.took().toMillis() / 1000.0, step.note());
        log.info(line.stripTrailing());
    }

    @Override
    public synchronized void detail(String line) {
        clear();
        log.info("         " + line);
    }

    /** Told from another thread than the rest. */
    @Override
    public synchronized void progress(String line) {
        if (terminal.isPresent()) {
            String text = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
            write("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            shown = text.length();
        } else if (nanos.getAsLong() - lastProgress >= NOW_AND_THEN) {
            lastProgress = nanos.getAsLong();
            log.info("         " + line);
        }
    }

    private void clear() {
        if (shown > 0) {
            write("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    private void write(String text) {
        terminal.ifPresent(screen -> {
            screen.print(text);
            screen.flush();
        });
    }

    @Override
    public synchronized void warn(String line) {
        clear();
        log.warn(line);
    }

    @Override
    public Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        log.info(question);
        try {
            // Not closed: the terminal belongs to Maven.
            String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return Optional.ofNullable(answer)
                    .map(text -> text.strip().toLowerCase(Locale.ROOT))
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
