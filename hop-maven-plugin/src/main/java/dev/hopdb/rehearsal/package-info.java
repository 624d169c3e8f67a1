/**
 * Runs an upgrade on a clone of its target and says what each statement did there: how long, which locks and for how long,
 * what was rewritten. Start with {@link dev.hopdb.rehearsal.Rehearsal}.
 *
 * <p>The upgrade itself is the one that production gets; here its session is only looked at. It never touches the target.
 */
@NullMarked
package dev.hopdb.rehearsal;

import org.jspecify.annotations.NullMarked;
