package dev.hopdb.console;

import java.time.Duration;

/**
 * One line of a story: {@code 2/5  Rebuild the database of the whole release   0.2 s   1 patch}.
 *
 * @param number counted from 1
 * @param note what came of it; may be empty
 */
public record FinishedStep(int number, int of, String name, Duration took, String note) {}
