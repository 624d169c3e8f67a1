package dev.hopdb.git;

import java.nio.file.Path;
import java.util.Optional;

/** How a project comes to its repository, before there is one to open. */
public interface Repositories {

    /** Whether {@code home} is in a repository, at its top or below. */
    boolean exists(Path home);

    /** Makes a repository with {@code home} at its top, on a branch {@code ho-prod} without a commit. */
    void create(Path home);

    /** The address of the remote {@code origin}. */
    Optional<String> origin(Path home);

    /** Names {@code url} as the remote {@code origin}. */
    void setOrigin(Path home, String url);

    /**
     * Asks the repository at {@code url} what it takes and has; leaves nothing there.
     *
     * @throws OriginUnreachable if it does not answer, or refuses the credentials
     */
    OriginTraits probe(Path home, String url);
}
