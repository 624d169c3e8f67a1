/**
 * The face: one Mojo a goal, and the wiring that puts the stories together. The only package that knows Maven.
 *
 * <p>The Javadoc of a Mojo is the manual of its goal. A Mojo reads its parameters and calls one story; start with {@link
 * dev.hopdb.maven.HopMojo}.
 */
@NullMarked
package dev.hopdb.maven;

import org.jspecify.annotations.NullMarked;
