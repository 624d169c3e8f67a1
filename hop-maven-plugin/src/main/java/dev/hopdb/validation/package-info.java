/**
 * The proof that a commit works: its files in a folder of their own, its database made from nothing but scripts, its
 * tests. Start with {@link dev.hopdb.validation.Validation}. Nothing here publishes.
 */
@NullMarked
package dev.hopdb.validation;

import org.jspecify.annotations.NullMarked;
