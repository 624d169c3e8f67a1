/** What hop says when it refuses: a problem, why it is one, and what to type next; and how it counts. */
@NullMarked
package dev.hopdb.problem;

import org.jspecify.annotations.NullMarked;
