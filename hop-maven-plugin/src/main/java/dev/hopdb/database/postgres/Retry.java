package dev.hopdb.database.postgres;

import dev.hopdb.problem.HopException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Patience with what is in use for a moment only. */
final class Retry {

    private static final int ATTEMPTS = 20;
    private static final int SOON = 12;

    /** In use; a tuple changed by a neighbour at the same moment. */
    private static final Set<String> PASSING = Set.of("55006", "XX000");

    /** Ended by a time limit. It passes only where hop has set one: else it is that of the role, or somebody's own hand. */
    private static final String CANCELLED = "57014";

    /** A session that is just ending belongs to no role any more, so that nobody but a superuser may end it. */
    private static final String NOT_ALLOWED = "42501";

    private Retry() {}

    static <T> T whileInUse(Supplier<T> work) {
        return whilePassing(work, Retry::isPassing);
    }

    /** For {@code work} that ends sessions itself. */
    static <T> T whileEnding(Supplier<T> work) {
        return whilePassing(work, e -> isPassing(e) || isNotAllowed(e));
    }

    /** For {@code work} that ends sessions itself and sets a time limit, to begin again rather than to wait. */
    static <T> T whileEndingInTime(Supplier<T> work) {
        return whilePassing(work, e -> isPassing(e) || isNotAllowed(e) || state(e).equals(CANCELLED));
    }

    static boolean isNotAllowed(HopException e) {
        return state(e).equals(NOT_ALLOWED);
    }

    private static <T> T whilePassing(Supplier<T> work, Predicate<HopException> passes) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (HopException e) {
                if (attempt == ATTEMPTS || !passes.test(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** Gives up silently: what follows will say what is in its way. */
    static void until(BooleanSupplier condition) {
        for (int attempt = 1; attempt < ATTEMPTS && !condition.getAsBoolean(); attempt++) {
            pause(attempt);
        }
    }

    /** Whether {@code condition} holds within about half a second: a session that was closed may still end. */
    static boolean soon(BooleanSupplier condition) {
        for (int attempt = 1; attempt < SOON; attempt++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pause(attempt);
        }
        return condition.getAsBoolean();
    }

    private static boolean isPassing(HopException e) {
        return PASSING.contains(state(e));
    }

    private static String state(HopException e) {
        return e.getCause() instanceof SQLException cause ? ServerRefusal.state(cause) : "";
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 15L * attempt + 10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a database was in use", e);
        }
    }
}
