package dev.hopdb.database.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** SQL of hop's own that is longer than a line: a file beside this class. */
final class SqlResource {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private SqlResource() {}

    static String text(String name) {
        return READ.computeIfAbsent(name, SqlResource::read);
    }

    private static String read(String name) {
        try (InputStream file = Objects.requireNonNull(SqlResource.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
