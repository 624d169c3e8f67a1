package dev.hopdb.database.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Runs programs to their end; they end with hop, unless it is killed. */
final class ClientProcess {

    /** What a program needs of the caller's environment; the rest (PGDATABASE, PGSERVICE, HOP_PASSWORD…) would do harm. */
    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "TMPDIR",
            "TEMP",
            "TMP",
            "TZ",
            "LD_LIBRARY_PATH",
            "SYSTEMROOT",
            "WINDIR",
            "APPDATA",
            "KRB5CCNAME");

    private final Map<String, String> environment;

    /** @param added to what programs get of the caller's environment */
    ClientProcess(Map<String, String> added) {
        environment = new HashMap<>(added);
        // hop shows what they say, and finds words in it.
        environment.put("LC_ALL", "C");
    }

    /** What a program that has ended left. */
    record Outcome(int exit, String output, String errors) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    /** A program that cannot be started is one that failed. */
    Outcome run(List<String> command) {
        try {
            Process process = prepare(command).start();
            process.getOutputStream().close();
            return await(process);
        } catch (IOException e) {
            return new Outcome(127, "", String.valueOf(e.getMessage()));
        }
    }

    /** Lets {@code consumer} read what {@code producer} writes; both must succeed. */
    Outcome pipe(List<String> producer, List<String> consumer) {
        try {
            List<Process> both = ProcessBuilder.startPipeline(List.of(prepare(producer), prepare(consumer)));
            CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> errorsOf(both.get(0)));
            Outcome second = await(both.get(1));
            return second.succeeded() ? new Outcome(exitOf(both.get(0)), second.output(), first.join()) : second;
        } catch (IOException e) {
            return new Outcome(127, "", String.valueOf(e.getMessage()));
        }
    }

    private static Outcome await(Process process) throws IOException {
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> errorsOf(process));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(exitOf(process), output, errors.join());
    }

    private static int exitOf(Process process) {
        Thread atExit = new Thread(process::destroy, "hop ends a program");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program was running", e);
        } finally {
            forget(atExit);
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, which forgets the hook as well.
        }
    }

    private static String errorsOf(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(java.util.Locale.ROOT)));
        builder.environment().putAll(environment);
        return builder;
    }
}
