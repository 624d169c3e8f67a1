/** How releases are numbered and ordered. Start with {@link dev.hopdb.version.Label}. Text and values only. */
@NullMarked
package dev.hopdb.version;

import org.jspecify.annotations.NullMarked;
