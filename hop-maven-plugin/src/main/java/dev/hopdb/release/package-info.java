/**
 * What a release consists of: the plan that changes while it is prepared, the snapshot that never changes, and the text
 * of both files. Text and values only.
 */
@NullMarked
package dev.hopdb.release;

import org.jspecify.annotations.NullMarked;
