package dev.hopdb.maven;

import dev.hopdb.compilation.ClassPath;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;

/** What patch files in Java may use: the dependencies of a POM, tests apart, and hop-runtime. */
final class ScriptClassPath {

    private static final String RUNTIME = "hop-runtime";

    private final HopMojo mojo;

    ScriptClassPath(HopMojo mojo) {
        this.mojo = mojo;
    }

    /** Of the project as it is checked out. */
    ClassPath checkedOut() {
        return of(module(), "the project");
    }

    /** Of a POM in a folder of its own, as the build around this goal would read it. */
    ClassPath of(Path pom, Label release) {
        String whose = "release " + release.text();
        try {
            ProjectBuildingRequest request =
                    new DefaultProjectBuildingRequest(mojo.session.getProjectBuildingRequest());
            request.setProject(null);
            request.setRepositorySession(withoutReactor());
            request.setResolveDependencies(false);
            request.setProcessPlugins(false);
            return of(mojo.projects.build(pom.toFile(), request).getProject(), whose);
        } catch (ProjectBuildingException e) {
            throw unresolved(whose, e);
        }
    }

    /** A parent POM is the one beside it, not that of the build around this goal, which this build remembers as well. */
    private RepositorySystemSession withoutReactor() {
        var session = new DefaultRepositorySystemSession(mojo.session.getRepositorySession());
        session.setWorkspaceReader(null);
        session.setCache(new DefaultRepositoryCache());
        return session;
    }

    /** Resolved as Maven resolves anything. */
    private ClassPath of(MavenProject project, String whose) {
        try {
            List<Artifact> artifacts = new ArrayList<>(dependencies(project));
            if (artifacts.stream()
                    .noneMatch(artifact -> artifact.getArtifactId().equals(RUNTIME))) {
                artifacts.addAll(runtime());
            }
            artifacts.removeIf(artifact -> artifact.getFile() == null);
            return classPath(artifacts);
        } catch (DependencyResolutionException | org.eclipse.aether.resolution.DependencyResolutionException e) {
            throw unresolved(whose, e);
        }
    }

    private static ClassPath classPath(List<Artifact> artifacts) {
        List<Path> jars =
                artifacts.stream().map(artifact -> artifact.getFile().toPath()).toList();
        return new ClassPath(artifacts.stream().map(Artifact::toString).toList(), () -> jars);
    }

    /** Without other modules of this build: they change like the project itself, and may not be built yet. */
    private List<Artifact> dependencies(MavenProject project) throws DependencyResolutionException {
        var request = new DefaultDependencyResolutionRequest(project, mojo.session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> node.getDependency() == null || !isModule(node.getArtifact()));
        return mojo.dependencies.resolve(request).getDependencies().stream()
                .filter(dependency -> !"test".equals(dependency.getScope()))
                .map(Dependency::getArtifact)
                .toList();
    }

    /** The module that holds {@code .hop}. */
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

    private static HopException unresolved(String whose, Exception e) {
        return new HopException(
                "The dependencies of %s cannot be resolved".formatted(whose),
                "patch files in Java are compiled against them: %s".formatted(e.getMessage()),
                "mvn dependency:resolve shows what is missing; then run the same command again",
                e);
    }
}
