/**
 * Databases that were there before hop: what another tool did in them becomes the first release. Start with {@link
 * dev.hopdb.adoption.RecordedScripts}.
 *
 * <p>Decides and refuses; what is read from a database or a folder comes in as values, and nothing is written here.
 */
@NullMarked
package dev.hopdb.adoption;

import org.jspecify.annotations.NullMarked;
