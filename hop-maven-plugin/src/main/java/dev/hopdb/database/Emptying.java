package dev.hopdb.database;

import java.util.List;
import java.util.Set;

/**
 * How to empty a database whose role may not drop it.
 *
 * @param statements drop what the role may drop, hop's ledger as well, but neither the extensions to keep nor the record of
 *     backups
 * @param keptSchemas those that the kept extensions are in, and hop's own
 */
public record Emptying(List<String> statements, Set<String> keptSchemas) {}
