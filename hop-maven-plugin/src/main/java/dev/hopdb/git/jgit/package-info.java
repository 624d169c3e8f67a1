/**
 * Git by JGit: the adapter behind the four doors of {@link dev.hopdb.git}.
 *
 * <p>Start with {@link dev.hopdb.git.jgit.JGitRepository}. Nothing here decides what is merged or published, and
 * nothing but {@code JGitWorkspace} writes to the user's files. Programs of the machine are started only for what must
 * run as the user set it up: the hooks of an origin on this machine, SSH, credential helpers, signatures.
 */
@NullMarked
package dev.hopdb.git.jgit;

import org.jspecify.annotations.NullMarked;
