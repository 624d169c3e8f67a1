package dev.hopdb.runtime.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks {@link DatabaseExtension} for a connection to a database that this test has for itself: a copy of the one that hop made for
 * the test run, dropped after the test. In it the test may commit, and open further connections to the same URL.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnDatabase {}
