package dev.hopdb.database;

import java.time.Duration;

/**
 * A compiled script.
 *
 * @param type a class with a constructor without parameters and a method {@code void run(java.sql.Connection)}
 * @param limit after which it is ended
 */
public record JavaScript(Class<?> type, Duration limit) {}
