package dev.hopdb.testrun;

import dev.hopdb.database.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One run of a project's tests.
 *
 * @param top the top of the repository's files, checked out for this run
 * @param home the folder in it that holds {@code .hop/}: the module whose tests count
 * @param database what the tests find behind {@code hop.test.url}
 * @param timeout after which the run is ended, with all its processes
 * @param log takes all that the run prints; kept
 * @param command what the user types to have it run again
 */
public record TestRequest(Path top, Path home, DatabaseAddress database, Duration timeout, Path log, String command) {}
