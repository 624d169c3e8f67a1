package dev.hopdb.command;

import dev.hopdb.git.CommitId;
import dev.hopdb.testrun.TestOutcome;

/**
 * A patch merged into its release, built and tested, seen by nobody yet.
 *
 * @param base where the release was on origin
 * @param current the same with production and lower releases merged in; equal to base where nothing was missing
 * @param commit what was tested, and is to be published
 */
record TriedPatch(PatchWork work, CommitId base, CommitId current, CommitId commit, TestOutcome.Passed tests) {}
