package dev.hopdb.database.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for another process, which can only be looked at. */
final class Waiting {

    private static final Duration GLANCE = Duration.ofMillis(3);

    private Waiting() {}

    /** Returns when {@code over} is true, or after {@code most}: the caller looks which. */
    static void until(Duration most, BooleanSupplier over) {
        long end = System.nanoTime() + most.toNanos();
        while (!over.getAsBoolean() && System.nanoTime() - end < 0) {
            pause(GLANCE);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the embedded PostgreSQL", e);
        }
    }
}
