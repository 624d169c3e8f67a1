/**
 * Backups of targets, and the way back to them. Start with {@link dev.hopdb.backup.Backups}, then {@link
 * dev.hopdb.backup.WayBack}.
 *
 * <p>What was kept is recorded in the target itself, so that any machine finds it. Nothing here asks the user or decides
 * when: that is for the stories.
 */
@NullMarked
package dev.hopdb.backup;

import org.jspecify.annotations.NullMarked;
