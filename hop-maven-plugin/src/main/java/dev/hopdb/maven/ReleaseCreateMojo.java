package dev.hopdb.maven;

import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Opens a release: the branch {@code ho-release/X.Y.Z}, with an empty plan.
 *
 * <p>{@code mvn hop:release-create -Dhop.level=minor}
 *
 * <p>Counts from the last version in production. To prepare a release after one that is still open, name that one:
 * {@code -Dhop.after=0.17.0}.
 */
@Mojo(name = "release-create", aggregator = true)
public final class ReleaseCreateMojo extends HopMojo {

    /** How far the release is from the one before it: {@code patch}, {@code minor} or {@code major}. Asked for if missing. */
    @Parameter(property = "hop.level")
    private @Nullable String level;

    /** The open release to count from, and to start from. By default, the last version in production. */
    @Parameter(property = "hop.after")
    private @Nullable String after;

    @Override
    void run(Wiring hop) {
        hop.createRelease()
                .run(
                        Optional.ofNullable(level).map(Level::parse),
                        Optional.ofNullable(after).map(Version::parse));
    }
}
