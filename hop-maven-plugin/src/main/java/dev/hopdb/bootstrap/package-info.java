/**
 * Reference data: scripts of patches that are marked as such, and their copies under {@code bootstrap/}. Start at
 * {@link dev.hopdb.bootstrap.BootstrapScripts}. Nothing here runs a script or talks to a user.
 */
@NullMarked
package dev.hopdb.bootstrap;

import org.jspecify.annotations.NullMarked;
