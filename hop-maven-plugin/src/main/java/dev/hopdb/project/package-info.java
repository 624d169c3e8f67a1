/** What a hop project says of itself, and where its files are. Text and values only. */
@NullMarked
package dev.hopdb.project;

import org.jspecify.annotations.NullMarked;
