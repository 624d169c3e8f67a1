/** What the generator writes for {@code schema.sql}, written by hand; and {@code Users}, which a user would write. */
@NullMarked
package dev.hopdb.runtime.blog;

import org.jspecify.annotations.NullMarked;
