/**
 * What hop asks of PostgreSQL, in hop's words. Start with {@link dev.hopdb.database.DatabaseServer}.
 *
 * <p>Implemented by {@code database.postgres} over JDBC; {@code database.embedded} runs a server where none is given.
 */
@NullMarked
package dev.hopdb.database;

import org.jspecify.annotations.NullMarked;
