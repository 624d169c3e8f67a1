package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;

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
            List<Artifact> found = dependencies();
            List<Path> jars = new ArrayList<>();
            found.forEach(artifact -> add(artifact, jars));
            if (found.stream().noneMatch(artifact -> artifact.getArtifactId().equals(RUNTIME))) {
                runtime().forEach(artifact -> add(artifact, jars));
            }
            return jars;
        } catch (DependencyResolutionException | org.eclipse.aether.resolution.DependencyResolutionException e) {
            throw new HopException(
                    "The dependencies of the project cannot be resolved",
                    "patch files in Java are compiled against them: %s".formatted(e.getMessage()),
                    "mvn dependency:resolve shows what is missing; then run the same command again",
                    e);
        }
    }

    /** Those of the module that holds {@code .hop}; other modules of this build change like it, and may not be built yet. */
    private List<Artifact> dependencies() throws DependencyResolutionException {
        var request = new DefaultDependencyResolutionRequest(module(), mojo.session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> node.getDependency() == null || !isModule(node.getArtifact()));
        return mojo.dependencies.resolve(request).getDependencies().stream()
                .filter(dependency -> !"test".equals(dependency.getScope()))
                .map(Dependency::getArtifact)
                .toList();
    }

    private MavenProject module() {
        Path home = Home.of(mojo.project, mojo.projects());
        return mojo.projects().stream()
                .filter(module -> Home.folder(module).equals(home))
                .findFirst()
                .orElse(mojo.project);
    }

    private boolean isModule(Artifact artifact) {
        return mojo.projects().stream()
                .anyMatch(module -> module.getGroupId().equals(artifact.getGroupId())
                        && module.getArtifactId().equals(artifact.getArtifactId()));
    }

    /** With what the generated classes need beside it. */
    private List<Artifact> runtime() throws org.eclipse.aether.resolution.DependencyResolutionException {
        Artifact wanted = new DefaultArtifact(mojo.plugin.getGroupId(), RUNTIME, "jar", mojo.plugin.getVersion());
        var collected =
                new CollectRequest(new Dependency(wanted, "runtime"), mojo.project.getRemotePluginRepositories());
        return mojo
                .resolver
                .resolveDependencies(mojo.session.getRepositorySession(), new DependencyRequest(collected, null))
                .getArtifactResults()
                .stream()
                .map(ArtifactResult::getArtifact)
                .toList();
    }

    private static void add(Artifact artifact, List<Path> jars) {
        File file = artifact.getFile();
        if (file != null) {
            jars.add(file.toPath());
        }
    }
}
