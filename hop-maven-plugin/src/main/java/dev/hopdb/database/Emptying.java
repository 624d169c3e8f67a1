package dev.hopdb.database;

import java.util.List;
import java.util.Set;

/**
 * How to empty a database whose role may not drop it.
 *
 * @param statements drop what the role may drop, hop's own records as well, but not the extensions to keep
 * @param keptSchemas those that the kept extensions are in
 */
public record Emptying(List<String> statements, Set<String> keptSchemas) {}
