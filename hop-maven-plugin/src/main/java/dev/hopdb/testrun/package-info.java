/** The door to the project's own build: its tests are run in a process of their own. Implemented by {@code testrun.maven}. */
@NullMarked
package dev.hopdb.testrun;

import org.jspecify.annotations.NullMarked;
