/**
 * How a command tells what it does, step by step, and where it leaves the user when it stops. Start with {@link
 * dev.hopdb.story.Story}. It knows nothing of what the steps do.
 */
@NullMarked
package dev.hopdb.story;

import org.jspecify.annotations.NullMarked;
