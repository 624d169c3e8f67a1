/**
 * Claims on scratch things, so that nobody sweeps what somebody works with. Start with {@link dev.hopdb.scratch.Claims}.
 *
 * <p>It knows names only; what a name stands for, a database or a folder, is the business of whoever made it.
 */
@NullMarked
package dev.hopdb.scratch;

import org.jspecify.annotations.NullMarked;
