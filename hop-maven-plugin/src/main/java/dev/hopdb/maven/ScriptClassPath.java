package dev.hopdb.maven;

import dev.hopdb.compilation.ClassPath;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** What patch files in Java may use: the dependencies of a POM, tests apart, and hop-runtime. */
final class ScriptClassPath {

    private static final String RUNTIME = "hop-runtime";

    private final HopMojo mojo;

    ScriptClassPath(HopMojo mojo) {
        this.mojo = mojo;
    }

    /** Of the project that is built. */
    ClassPath checkedOut() {
        return of(mojo.project, "the project");
    }

    /** Of a POM in a folder of its own, as the build around this goal would read it. */
    ClassPath of(Path pom, Label release) {
        String whose = "release " + release.text();
        try {
            ProjectBuildingRequest request =
                    new DefaultProjectBuildingRequest(mojo.session.getProjectBuildingRequest());
            request.setProject(null);
            request.setResolveDependencies(false);
            request.setProcessPlugins(false);
            return of(mojo.projects.build(pom.toFile(), request).getProject(), whose);
        } catch (ProjectBuildingException e) {
            throw unresolved(whose, e);
        }
    }

    /** Resolved as Maven resolves anything. */
    private ClassPath of(MavenProject project, String whose) {
        try {
            List<Dependency> found = mojo.dependencies
                    .resolve(new DefaultDependencyResolutionRequest(project, mojo.session.getRepositorySession()))
                    .getDependencies();
            List<Artifact> artifacts = new ArrayList<>();
            for (Dependency dependency : found) {
                if (!"test".equals(dependency.getScope())
                        && dependency.getArtifact().getFile() != null) {
                    artifacts.add(dependency.getArtifact());
                }
            }
            if (artifacts.stream()
                    .noneMatch(artifact -> artifact.getArtifactId().equals(RUNTIME))) {
                artifacts.add(runtime());
            }
            return classPath(artifacts);
        } catch (DependencyResolutionException | ArtifactResolutionException e) {
            throw unresolved(whose, e);
        }
    }

    private static ClassPath classPath(List<Artifact> artifacts) {
        List<Path> jars =
                artifacts.stream().map(artifact -> artifact.getFile().toPath()).toList();
        return new ClassPath(artifacts.stream().map(Artifact::toString).toList(), () -> jars);
    }

    private Artifact runtime() throws ArtifactResolutionException {
        Artifact wanted = new DefaultArtifact(mojo.plugin.getGroupId(), RUNTIME, "jar", mojo.plugin.getVersion());
        Artifact found = mojo.resolver
                .resolveArtifact(
                        mojo.session.getRepositorySession(),
                        new ArtifactRequest(wanted, mojo.project.getRemotePluginRepositories(), null))
                .getArtifact();
        Objects.requireNonNull(found.getFile(), "a resolved artifact has a file");
        return found;
    }

    private static HopException unresolved(String whose, Exception e) {
        return new HopException(
                "The dependencies of %s cannot be resolved".formatted(whose),
                "patch files in Java are compiled against them: %s".formatted(e.getMessage()),
                "mvn dependency:resolve shows what is missing; then run the same command again",
                e);
    }
}
