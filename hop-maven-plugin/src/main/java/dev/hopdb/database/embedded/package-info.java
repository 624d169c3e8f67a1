/**
 * A PostgreSQL of the workspace's own, for those who name no server. Start with {@link
 * dev.hopdb.database.embedded.EmbeddedPostgres}.
 *
 * <p>Unpacks a server, makes its data folder, starts it detached, shares it between processes, and stops it when the
 * last of them leaves. It holds nothing that cannot be rebuilt, so it trades durability for speed, and a damaged one is
 * made anew. It knows neither JDBC nor Maven: what is inside the databases is {@code database.postgres}' business, and
 * where the binaries come from is behind {@link dev.hopdb.database.embedded.Binaries}.
 */
@NullMarked
package dev.hopdb.database.embedded;

import org.jspecify.annotations.NullMarked;
