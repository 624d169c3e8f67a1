/**
 * Java from the model: a class for each relation, type and schema of routines, and a test that holds them against a
 * database. Start with {@link dev.hopdb.codegen.Generator}, which works in memory; {@link
 * dev.hopdb.codegen.GeneratedFiles} writes what differs. Generated classes hold data only: behaviour is in hop-runtime.
 */
@NullMarked
package dev.hopdb.codegen;

import org.jspecify.annotations.NullMarked;
