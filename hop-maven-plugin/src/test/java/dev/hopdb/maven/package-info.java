/** Tests of what Maven sees of hop. */
@NullMarked
package dev.hopdb.maven;

import org.jspecify.annotations.NullMarked;
