/**
 * PostgreSQL over JDBC. Start with {@link dev.hopdb.database.postgres.PostgresServer}.
 *
 * <p>The only package that knows {@code java.sql} and the driver. It decides nothing about which database may be
 * touched: it does what the ports of {@code database} say, or refuses in words.
 */
@NullMarked
package dev.hopdb.database.postgres;

import org.jspecify.annotations.NullMarked;
