package dev.hopdb.maven;

import dev.hopdb.patch.PatchId;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Does all of {@code hop:patch-merge} but the publication: merges the patch into its release, builds the database of the
 * whole release and runs the tests on it. For the pipeline of a merge request; needs no right to push.
 *
 * <p>{@code mvn hop:patch-validate}, or with {@code -Dhop.patch=7-users} on any branch.
 */
@Mojo(name = "patch-validate", aggregator = true)
public final class PatchValidateMojo extends HopMojo {

    /** The patch, as it is on origin. By default that of the current {@code ho-patch/*} branch, as it is here. */
    @Parameter(property = "hop.patch")
    private @Nullable String patch;

    /** How long the tests may take, such as {@code 90s}, {@code 30m} or {@code 2h}. */
    @Parameter(property = "hop.testTimeout", defaultValue = "30m")
    private String testTimeout = "30m";

    /** What the validation runs: {@code test}, or {@code verify} where integration tests count too. */
    @Parameter(property = "hop.validationGoals", defaultValue = "test")
    private String validationGoals = "test";

    @Override
    void run(Wiring hop) {
        hop.validatePatch(new TestSettings(testTimeout, validationGoals))
                .run(Optional.ofNullable(patch).map(PatchId::parse));
    }
}
