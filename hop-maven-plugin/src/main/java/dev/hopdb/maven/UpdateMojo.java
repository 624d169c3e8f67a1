package dev.hopdb.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says which releases a target database has and which are available. Reads only.
 *
 * <p>{@code mvn hop:update -Dhop.target=production}
 */
@Mojo(name = "update", aggregator = true)
public final class UpdateMojo extends HopMojo {

    /**
     * The database: the id of a {@code <server>} in settings.xml whose {@code <configuration>} has a {@code <url>}, the
     * name in {@code HOP_TARGET_<NAME>_URL}, or {@code embedded:<database>} for trying things out.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    @Override
    void run(Wiring hop) {
        hop.tell(hop.update(hop.answer(target, "hop.target", "Which target?", "update", "embedded:production")));
    }
}
