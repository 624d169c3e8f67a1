/**
 * The schema of a database as a script that reads well: for reviews, and for whoever wants to know what a release
 * consists of. Start with {@link dev.hopdb.schema.SchemaScript}.
 *
 * <p>Facts in, text out: the same text from the same facts, whoever writes it and wherever. No database is made from it.
 */
@NullMarked
package dev.hopdb.schema;

import org.jspecify.annotations.NullMarked;
