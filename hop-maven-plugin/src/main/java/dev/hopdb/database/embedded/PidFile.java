package dev.hopdb.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in {@code postmaster.pid}; after a crash it may speak of a process long gone.
 *
 * @param pid 0 if the server had not written it yet
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty if the server had not written it yet
 */
record PidFile(long pid, int port, String status) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PidFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(path(data), StandardCharsets.ISO_8859_1);
            return Optional.of(new PidFile(number(lines, 0), (int) number(lines, PORT_LINE), line(lines, STATUS_LINE)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** Whether the process is there, and is the server of this very folder: pids are used again, folders are copied. */
    boolean speaksOfTheServerIn(Path data) {
        Optional<ProcessHandle> process = pid == 0 ? Optional.empty() : ProcessHandle.of(pid);
        if (process.isEmpty() || !process.get().isAlive()) {
            return false;
        }
        Path workingFolder = Path.of("/proc", Long.toString(pid), "cwd");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return isSame(workingFolder, data);
        }
        return process.get()
                .info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    private static boolean isSame(Path workingFolder, Path data) {
        try {
            return Files.isSameFile(workingFolder, data);
        } catch (IOException e) {
            return false;
        }
    }

    private static long number(List<String> lines, int index) {
        try {
            return Long.parseLong(line(lines, index));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }
}
