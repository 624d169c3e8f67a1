/** The one irreversible move of a command on origin, and finding out what came of it. */
@NullMarked
package dev.hopdb.publication;

import org.jspecify.annotations.NullMarked;
