/**
 * pg_dump and what reads its archives, as programs of this machine. Start with {@link
 * dev.hopdb.database.client.ClientPrograms}.
 *
 * <p>They are started without a shell, in an environment that has what they need and nothing else. A password is in that
 * environment and nowhere else.
 */
@NullMarked
package dev.hopdb.database.client;

import org.jspecify.annotations.NullMarked;
