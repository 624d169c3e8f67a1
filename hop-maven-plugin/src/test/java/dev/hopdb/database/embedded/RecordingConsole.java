package dev.hopdb.database.embedded;

import dev.hopdb.console.Console;
import dev.hopdb.console.FinishedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was said. */
final class RecordingConsole implements Console {

    final List<String> warnings = new ArrayList<>();
    final List<String> details = new ArrayList<>();

    @Override
    public void say(String line) {}

    @Override
    public void step(FinishedStep step) {}

    @Override
    public void detail(String line) {
        details.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.empty();
    }
}
