/**
 * For the tests of a program whose database is versioned by hop, under JUnit 5. Start with {@link
 * dev.hopdb.runtime.junit.DatabaseExtension}.
 *
 * <p>The only package that knows JUnit, which a program does not get by it: the dependency is optional. Nothing else of hop-runtime
 * uses it.
 */
@NullMarked
package dev.hopdb.runtime.junit;

import org.jspecify.annotations.NullMarked;
