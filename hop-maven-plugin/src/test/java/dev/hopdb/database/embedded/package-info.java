/** Tests of the workspace's own server, against the real one. Others start with {@link TestPostgres}. */
@NullMarked
package dev.hopdb.database.embedded;

import org.jspecify.annotations.NullMarked;
