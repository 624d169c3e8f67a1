package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Promotes the smallest open release: to a release candidate for staging, or to production.
 *
 * <p>{@code mvn hop:release-promote -Dhop.to=rc}, then {@code -Dhop.to=prod}. The release candidate is optional; where
 * there is one, production gets exactly that or nothing.
 *
 * <p>The release is replayed on top of production, in the order and the transactions of an upgrade, and the tests run on
 * it. Only then its snapshot and its tag are published; {@code prod} also ends the branches of the release and of its
 * patches.
 */
@Mojo(name = "release-promote", aggregator = true)
public final class ReleasePromoteMojo extends HopMojo {

    /** Where to: {@code rc} or {@code prod}. Asked for if missing. */
    @Parameter(property = "hop.to")
    private @Nullable String to;

    /** How long the tests may take, such as {@code 90s}, {@code 30m} or {@code 2h}. */
    @Parameter(property = "hop.testTimeout", defaultValue = "30m")
    private String testTimeout = "30m";

    /** What the validation runs: {@code test}, or {@code verify} where integration tests count too. */
    @Parameter(property = "hop.validationGoals", defaultValue = "test")
    private String validationGoals = "test";

    @Override
    void run(Wiring hop) {
        TestSettings tests = new TestSettings(testTimeout, validationGoals);
        String where = hop.answer(to, "hop.to", "Where to? rc or prod", "release-promote", "prod");
        switch (where) {
            case "rc" -> hop.promoteToCandidate(tests).run();
            case "prod" -> hop.promoteToProduction(tests).run();
            default ->
                throw new HopException(
                        "hop.to is '%s'".formatted(where),
                        "a release is promoted to rc (a release candidate for staging) or to prod (production)",
                        "mvn hop:release-promote -Dhop.to=prod");
        }
    }
}
