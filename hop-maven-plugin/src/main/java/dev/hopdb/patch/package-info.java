/** A patch: its id, its files, and the hash that stands for them. Text and values only. */
@NullMarked
package dev.hopdb.patch;

import org.jspecify.annotations.NullMarked;
