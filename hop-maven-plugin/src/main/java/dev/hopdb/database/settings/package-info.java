/**
 * Where the user says that a database is. Start with {@link dev.hopdb.database.settings.DevelopmentSettings} and {@link
 * dev.hopdb.database.settings.TargetSettings}.
 *
 * <p>Parameters, settings.xml and the environment come in as values; out come an address and warnings. Nothing here
 * connects to anything, and no message repeats what may hold a password.
 */
@NullMarked
package dev.hopdb.database.settings;

import org.jspecify.annotations.NullMarked;
