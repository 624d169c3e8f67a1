package dev.hopdb.testrun;

/** Runs the tests of a project that is checked out in a folder, in a build of their own. */
public interface TestRun {

    /** Fails closed: anything but fresh reports of passing tests of the project's own is {@link TestOutcome.Blocked}. */
    TestOutcome run(TestRequest request);
}
