/** Reads what a tree of files says of the database. Start with {@link dev.hopdb.history.ProjectTree}. */
@NullMarked
package dev.hopdb.history;

import org.jspecify.annotations.NullMarked;
