/** Merges in the object database: a release with production, with lower releases, and with a patch. */
@NullMarked
package dev.hopdb.integration;

import org.jspecify.annotations.NullMarked;
