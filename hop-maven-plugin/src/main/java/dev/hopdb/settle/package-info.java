/**
 * Tidying: completes what a publication left half done and brings the local branches in line. Derived from origin, never
 * remembered; safe to repeat. Start with {@link dev.hopdb.settle.Settling}.
 */
@NullMarked
package dev.hopdb.settle;

import org.jspecify.annotations.NullMarked;
