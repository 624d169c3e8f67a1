package dev.hopdb.maven;

import dev.hopdb.console.Console;
import dev.hopdb.console.FinishedStep;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Tells the user through Maven's log, and asks on the terminal that Maven was started from. */
final class MavenConsole implements Console {

    private static final long NOW_AND_THEN = 10_000_000_000L;

    private static final int WIDTH = 100;

    private final Log log;
    private final boolean interactive;
    private final boolean terminal;
    private long lastProgress = System.nanoTime() - NOW_AND_THEN;
    private int shown;

    /** @param interactive false under {@code -B}: nothing waits for an answer then */
    MavenConsole(Log log, boolean interactive) {
        this.log = log;
        this.interactive = interactive;
        this.terminal = interactive && Terminal.isThere();
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
        if (terminal) {
            String text = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
            System.out.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            System.out.flush();
            shown = text.length();
        } else if (System.nanoTime() - lastProgress >= NOW_AND_THEN) {
            lastProgress = System.nanoTime();
            log.info("         " + line);
        }
    }

    private void clear() {
        if (shown > 0) {
            System.out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
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
