/**
 * What hop asks of Git, in hop's words: four small doors, opened by {@link dev.hopdb.git.GitRepository}.
 *
 * <p>The one implementation is {@code git.jgit}. Nothing here, and nothing behind it, touches the user's files or
 * branches except {@link dev.hopdb.git.Workspace}, and that only where nothing is lost.
 */
@NullMarked
package dev.hopdb.git;

import org.jspecify.annotations.NullMarked;
