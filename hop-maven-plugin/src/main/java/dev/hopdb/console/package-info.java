/** What hop tells the user, and asks: a door, so that no story knows Maven's log. */
@NullMarked
package dev.hopdb.console;

import org.jspecify.annotations.NullMarked;
