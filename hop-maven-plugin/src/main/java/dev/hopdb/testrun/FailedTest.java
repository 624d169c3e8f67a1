package dev.hopdb.testrun;

/**
 * One test that failed.
 *
 * @param name such as {@code UsersTest.refusesTwoUsersOfOneName}
 * @param place such as {@code UsersTest.java:31}; may be empty
 * @param message the first line of what it says; may be empty
 */
public record FailedTest(String name, String place, String message) {}
