package dev.hopdb.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts that make schemas for tests. */
public final class Fixtures {

    private Fixtures() {}

    /** Every type, every kind of object, every awkward name: also for PostgreSQL 13. */
    public static String everyType() {
        try (InputStream file = Objects.requireNonNull(Fixtures.class.getResourceAsStream("every-type.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
