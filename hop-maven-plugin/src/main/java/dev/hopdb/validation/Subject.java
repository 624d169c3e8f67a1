package dev.hopdb.validation;

import dev.hopdb.git.CommitId;

/**
 * What is validated, in the user's words.
 *
 * @param name such as {@code patch 1-users in release 0.1.0}
 * @param logName the name of the log file, without ending
 * @param retry the command that tries again
 */
public record Subject(CommitId commit, String name, String logName, String retry) {}
