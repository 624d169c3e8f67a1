/**
 * The face: what Maven sees of hop. One Mojo a goal; the only package that knows Maven.
 *
 * <p>It hands values and adapters to the stories in {@code command}, and decides nothing itself.
 */
@NullMarked
package dev.hopdb.maven;

import org.jspecify.annotations.NullMarked;
