/**
 * How a database receives releases. Start with {@link dev.hopdb.upgrade.ReleaseApplier}.
 *
 * <p>The same code replays a release in development, tries it in scratch, and runs it on a target: what is tested is
 * what production runs. It decides nothing about which database that may be.
 */
@NullMarked
package dev.hopdb.upgrade;

import org.jspecify.annotations.NullMarked;
