package dev.hopdb.maven;

import dev.hopdb.version.Version;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies to a target database, one after the other, the releases that it does not have yet.
 *
 * <p>{@code mvn hop:upgrade -Dhop.target=production}
 *
 * <p>Each release is one transaction with its rows in the ledger (schema {@code hop}), unless {@code .hop/config.toml}
 * says otherwise: a release that fails has left no trace, and the same command goes on from there. Needs no right to push
 * to origin.
 */
@Mojo(name = "upgrade", aggregator = true)
public final class UpgradeMojo extends HopMojo {

    /**
     * The database: the id of a {@code <server>} in settings.xml whose {@code <configuration>} has a {@code <url>}, the
     * name in {@code HOP_TARGET_<NAME>_URL}, or {@code embedded:<database>} for trying things out.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** The last version to apply, with its hotfixes. By default, the newest. */
    @Parameter(property = "hop.toRelease")
    private @Nullable String toRelease;

    /**
     * Says what would be applied, release by release, file by file and statement by statement, as of the last fetch.
     * Changes nothing at all.
     */
    @Parameter(property = "hop.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    void run(Wiring hop) {
        String name = hop.answer(target, "hop.target", "Which target?", "upgrade", "embedded:production");
        Optional<Version> last = Optional.ofNullable(toRelease).map(Version::parse);
        if (dryRun) {
            hop.tell(hop.previewUpgrade(name, last));
        } else {
            hop.upgrade(name, last);
        }
    }
}
