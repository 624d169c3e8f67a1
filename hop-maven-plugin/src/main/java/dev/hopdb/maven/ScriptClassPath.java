package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** What patch files in Java may use: the dependencies of the project, tests apart, and hop-runtime. */
final class ScriptClassPath {

    private static final String RUNTIME = "hop-runtime";

    private final HopMojo mojo;

    ScriptClassPath(HopMojo mojo) {
        this.mojo = mojo;
    }

    /** Resolved as Maven resolves anything; only where there is such a file. */
    List<Path> jars() {
        try {
            List<Dependency> found = mojo.dependencies
                    .resolve(new DefaultDependencyResolutionRequest(mojo.project, mojo.session.getRepositorySession()))
                    .getDependencies();
            List<Path> jars = new ArrayList<>();
            boolean runtime = false;
            for (Dependency dependency : found) {
                Artifact artifact = dependency.getArtifact();
                if (!"test".equals(dependency.getScope()) && artifact.getFile() != null) {
                    jars.add(artifact.getFile().toPath());
                    runtime |= artifact.getArtifactId().equals(RUNTIME);
                }
            }
            if (!runtime) {
                jars.add(runtime());
            }
            return jars;
        } catch (DependencyResolutionException | ArtifactResolutionException e) {
            throw new HopException(
                    "The dependencies of the project cannot be resolved",
                    "patch files in Java are compiled against them: %s".formatted(e.getMessage()),
                    "mvn dependency:resolve shows what is missing; then run the same command again",
                    e);
        }
    }

    private Path runtime() throws ArtifactResolutionException {
        Artifact wanted = new DefaultArtifact(mojo.plugin.getGroupId(), RUNTIME, "jar", mojo.plugin.getVersion());
        File jar = mojo.resolver
                .resolveArtifact(
                        mojo.session.getRepositorySession(),
                        new ArtifactRequest(wanted, mojo.project.getRemotePluginRepositories(), null))
                .getArtifact()
                .getFile();
        return Objects.requireNonNull(jar, "a resolved artifact has a file").toPath();
    }
}
