package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a log has got since it was looked at last. */
final class LogTail {

    /** More than a person could follow is passed over in pieces. */
    private static final int MOST = 1 << 20;

    private final Path log;
    private long seen;

    LogTail(Path log) {
        this.log = log;
    }

    /** The complete lines that are new. */
    List<String> lines() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(seen);
            byte[] bytes = new byte[(int) Math.min(MOST, Math.max(0, file.length() - seen))];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int complete = text.lastIndexOf('\n') + 1;
            if (complete == 0 && bytes.length == MOST) {
                complete = MOST;
            }
            seen += complete;
            return new String(bytes, 0, complete, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
