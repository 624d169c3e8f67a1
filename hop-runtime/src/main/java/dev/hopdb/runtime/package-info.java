/**
 * What a program calls whose database is versioned by hop. Start with {@link dev.hopdb.runtime.Releases}.
 *
 * <p>It knows the JDK and {@code java.sql}, and brings no other library with it.
 */
@NullMarked
package dev.hopdb.runtime;

import org.jspecify.annotations.NullMarked;
