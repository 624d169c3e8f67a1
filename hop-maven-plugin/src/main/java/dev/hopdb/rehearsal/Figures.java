package dev.hopdb.rehearsal;

import java.time.Duration;
import java.util.Locale;

/** Durations and sizes as documents and people have them. */
final class Figures {

    private static final long KILO = 1024;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Figures() {}

    /** In milliseconds, to a thousandth. */
    static double ms(Duration duration) {
        return Math.round(duration.toNanos() / 1000.0) / 1000.0;
    }

    /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
    static String time(double ms) {
        if (ms < 1000) {
            return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
        }
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1000);
        }
        long seconds = Math.round(ms / 1000);
        return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }

    /** {@code 8 kB}, {@code 1.5 GB}, as PostgreSQL counts them. */
    static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= KILO && unit < UNITS.length - 1) {
            size /= KILO;
            unit++;
        }
        String form = size < 10 && unit > 0 && size != Math.rint(size) ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, form, size, UNITS[unit]);
    }
}
