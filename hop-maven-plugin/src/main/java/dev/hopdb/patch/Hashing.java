package dev.hopdb.patch;

import dev.hopdb.problem.HopException;
import dev.hopdb.sql.LeftOut;
import dev.hopdb.sql.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash in the making. Each part goes in behind its length, so that where one ends and the next begins counts. */
final class Hashing {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = sha256();

    Hashing add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** The name, then the content with every line end as LF: a checkout on Windows has the same. */
    Hashing add(PatchFile file) {
        add(file.name());
        if (file instanceof PatchFile.Sql script && script.sql().leftOut().isPresent()) {
            return add(file.name(), script.sql().leftOut().get());
        }
        return add(file.text().replace("\r\n", "\n").replace('\r', '\n'));
    }

    Fingerprint fingerprint() {
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private Hashing add(String name, LeftOut whole) {
        length(whole.normalisedLength());
        long read = content(whole.source());
        if (read != whole.normalisedLength()) {
            throw new HopException(
                    "%s changed while hop read it".formatted(name),
                    "it had %d bytes at first and %d a moment later".formatted(whole.normalisedLength(), read),
                    "let it be as it is, and run the same command again");
        }
        return this;
    }

    private long content(Source source) {
        long bytes = 0;
        try (InputStream in = source.open(0)) {
            byte[] buffer = new byte[BUFFER];
            boolean afterReturn = false;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                byte last = length == 0 ? 0 : buffer[length - 1];
                int kept = normalise(buffer, length, afterReturn);
                afterReturn = last == '\r';
                digest.update(buffer, 0, kept);
                bytes += kept;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** Makes every line end an LF, in place; how many bytes are left. */
    private static int normalise(byte[] buffer, int length, boolean afterReturn) {
        int kept = 0;
        boolean after = afterReturn;
        for (int i = 0; i < length; i++) {
            byte b = buffer[i];
            if (b != '\n' || !after) {
                buffer[kept++] = b == '\r' ? (byte) '\n' : b;
            }
            after = b == '\r';
        }
        return kept;
    }

    private void length(long bytes) {
        digest.update((bytes + ":").getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
