/**
 * Whole stories, told to real builds: start with {@link dev.hopdb.it.Shell}.
 *
 * <p>A test here types what a user would type, and looks at what a user would see: the output, the files, the branches on
 * origin, the rows. It calls no class of hop.
 */
@NullMarked
package dev.hopdb.it;

import org.jspecify.annotations.NullMarked;
