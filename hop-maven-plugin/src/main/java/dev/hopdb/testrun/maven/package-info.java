/**
 * Runs a project's tests with Maven, in a process of their own, and judges them by the reports they leave. Start with
 * {@link dev.hopdb.testrun.maven.MavenTestRun}.
 *
 * <p>It fails closed: whatever is not a fresh report of a passing test counts against the run. It must not decide what
 * is tested, nor speak to the user: it returns what it found.
 */
@NullMarked
package dev.hopdb.testrun.maven;

import org.jspecify.annotations.NullMarked;
