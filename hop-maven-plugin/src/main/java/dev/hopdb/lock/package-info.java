/**
 * Who is at work on a release: a ref on origin that one clone at a time can make. Start with {@link
 * dev.hopdb.lock.Locks}.
 *
 * <p>A lock saves work, it does not guard it: what is published carries the lock's expected id, so a holder who lost it
 * cannot publish.
 */
@NullMarked
package dev.hopdb.lock;

import org.jspecify.annotations.NullMarked;
