package dev.hopdb.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A range of PostgreSQL, such as the days of a booking.
 *
 * @param lower where it begins; null if it has no lower bound
 * @param upper where it ends; null if it has no upper bound
 * @param lowerInclusive whether {@code lower} itself is in it
 * @param upperInclusive whether {@code upper} itself is in it
 * @param isEmpty whether nothing is in it; such a range has no bounds
 */
public record Range<T>(
        @Nullable T lower, @Nullable T upper, boolean lowerInclusive, boolean upperInclusive, boolean isEmpty) {

    public Range {
        boolean bounded = lower != null || upper != null;
        boolean includesNone = (lower == null && lowerInclusive) || (upper == null && upperInclusive);
        if ((isEmpty && bounded) || includesNone) {
            throw new IllegalArgumentException(
                    "a bound that is not there cannot be included, and an empty range has none");
        }
    }

    /** From {@code lower}, included, to {@code upper}, excluded: the form that PostgreSQL brings whole numbers and dates to. */
    public static <T> Range<T> of(@Nullable T lower, @Nullable T upper) {
        return new Range<>(lower, upper, lower != null, false, false);
    }

    /** From {@code lower} to {@code upper}, both included. */
    public static <T> Range<T> closed(T lower, T upper) {
        return new Range<>(lower, upper, true, true, false);
    }

    /** The range with nothing in it. */
    public static <T> Range<T> empty() {
        return new Range<>(null, null, false, false, true);
    }
}
