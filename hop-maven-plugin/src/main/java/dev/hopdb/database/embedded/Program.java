package dev.hopdb.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Runs programs, without a shell, in an environment that holds no secret and no setting of another server. */
final class Program {

    /** What a program needs of the caller's environment; the rest (PGDATA, HOP_PASSWORD…) would do harm. */
    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR", "COMSPEC");

    private Program() {}

    /** What a program that has ended left. */
    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    /** Waits for its end. A program that cannot be started is one that failed. */
    static Outcome run(Path folder, List<String> command) {
        try {
            Process process = prepare(folder, command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.get(0), e);
        }
    }

    /** Leaves it running, with no pipe to this process, so that it may outlive it. */
    static Process detach(Path folder, List<String> command, Path log) {
        try {
            return prepare(folder, command)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder prepare(Path folder, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
        // hop reads what the server says: in English, whatever the user's language.
        environment.put("LC_ALL", "C");
        return builder;
    }

    private static Path nothing() {
        return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
