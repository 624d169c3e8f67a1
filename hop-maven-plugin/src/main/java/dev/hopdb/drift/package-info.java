/**
 * What differs between two databases, in a person's words. Start with {@link dev.hopdb.drift.Comparison}.
 *
 * <p>Facts in, sentences out: nothing here asks a database or knows SQL. Where the facts come from is the business of
 * {@code database}.
 */
@NullMarked
package dev.hopdb.drift;

import org.jspecify.annotations.NullMarked;
