package dev.hopdb.maven;

import dev.hopdb.command.CheckProject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings this clone in line with origin, then lists what is stale and what is wrong: branches that have done their work,
 * plans and snapshots that make no sense, released patches that were edited, commits that origin has not.
 *
 * <p>{@code mvn hop:check}
 */
@Mojo(name = "check", aggregator = true)
public final class CheckMojo extends HopMojo {

    /** Only says what would be done, as of the last fetch; changes nothing. */
    @Parameter(property = "hop.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Deletes stale local branches: those of which production has every commit. */
    @Parameter(property = "hop.deleteStale", defaultValue = "false")
    private boolean deleteStale;

    /** Fails if there is a problem, for a CI job. */
    @Parameter(property = "hop.failOnProblem", defaultValue = "false")
    private boolean failOnProblem;

    @Override
    void run(Wiring hop) {
        hop.checkProject().run(new CheckProject.Options(dryRun, deleteStale, failOnProblem));
    }
}
