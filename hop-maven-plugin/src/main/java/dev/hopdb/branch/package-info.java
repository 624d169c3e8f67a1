/**
 * The names that hop gives a meaning to in Git: branches, tags, and refs of its own. Start with {@link
 * dev.hopdb.branch.Ref}. Text and values only.
 */
@NullMarked
package dev.hopdb.branch;

import org.jspecify.annotations.NullMarked;
