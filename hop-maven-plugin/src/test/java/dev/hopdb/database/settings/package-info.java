/** Tests of where databases are said to be. */
@NullMarked
package dev.hopdb.database.settings;

import org.jspecify.annotations.NullMarked;
