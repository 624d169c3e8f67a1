package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.console.FinishedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a command says; nobody is there to answer. */
class RecordingConsole implements Console {

    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();

    @Override
    public void say(String line) {
        lines.add(line);
    }

    @Override
    public void step(FinishedStep step) {
        lines.add("%d/%d %s %s"
                .formatted(step.number(), step.of(), step.name(), step.note())
                .strip());
    }

    @Override
    public void detail(String line) {
        lines.add(line);
    }

    @Override
    public void progress(String line) {
        progress.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.empty();
    }

    /** For the next goal. */
    RecordingConsole next() {
        return new RecordingConsole();
    }

    List<String> lines() {
        return lines;
    }

    /** How what lasts went on; may be asked from another thread. */
    List<String> progress() {
        return progress;
    }

    List<String> warnings() {
        return warnings;
    }
}
