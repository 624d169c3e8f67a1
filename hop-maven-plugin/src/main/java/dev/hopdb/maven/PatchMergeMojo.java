package dev.hopdb.maven;

import dev.hopdb.patch.PatchId;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Merges a patch into its release, once the whole release is proven to work with it.
 *
 * <p>{@code mvn hop:patch-merge}
 *
 * <p>The patch is merged in scratch, the database of the whole release is built with it, and the tests run against that
 * very commit. Only if they pass, the commit is published, in one move: the release branch, {@code ho-staged/<id>} in
 * place of {@code ho-patch/<id>}. After a failure nothing has moved, here or on origin.
 */
@Mojo(name = "patch-merge", aggregator = true)
public final class PatchMergeMojo extends HopMojo {

    /**
     * The patch, merged as it is on origin; works on any branch. By default that of the current {@code ho-patch/*}
     * branch, as it is committed here.
     */
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
        hop.mergePatch(new TestSettings(testTimeout, validationGoals))
                .run(Optional.ofNullable(patch).map(PatchId::parse));
    }
}
