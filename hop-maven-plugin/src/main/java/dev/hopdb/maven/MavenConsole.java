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

    private final Log log;
    private final boolean interactive;

    /** @param interactive false under {@code -B}: nothing waits for an answer then */
    MavenConsole(Log log, boolean interactive) {
        this.log = log;
        this.interactive = interactive;
    }

    @Override
    public void say(String line) {
        log.info(line);
    }

    @Override
    public void step(FinishedStep step) {
        String line = "  %d/%d  %-54s %6.1f s   %s"
                .formatted(step.number(), step.of(), step.name(), step.took().toMillis() / 1000.0, step.note());
        log.info(line.stripTrailing());
    }

    @Override
    public void detail(String line) {
        log.info("         " + line);
    }

    @Override
    public void warn(String line) {
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
