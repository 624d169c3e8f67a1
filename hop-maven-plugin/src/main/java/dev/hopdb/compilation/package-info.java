/**
 * Java in memory: sources in, classes out. Start at {@link dev.hopdb.compilation.ScriptCompiler}. Nothing here runs what
 * it has compiled, or writes a file.
 */
@NullMarked
package dev.hopdb.compilation;

import org.jspecify.annotations.NullMarked;
